import CLibCurl

/// libcurl's state of the whole process.
enum CurlLibrary {
    /// Before any other libcurl call; only the first one does anything.
    static func initialize() {
        _ = initialization
    }

    private static let initialization: Void = {
        let code = CLibCurl_global_init()
        precondition(code == CURLE_OK, "libcurl could not be initialised (\(code.rawValue))")
    }()
}
