import InternetAddress

/// `X-Forwarded-For`: addresses with commas, in no standard's form.
enum XForwardedFor {
    /// One entry an address, nil where there is none to be read.
    static func addresses(_ value: String) -> [IPAddress?] {
        value.split(separator: ",").map(HeaderText.trimmed).filter { !$0.isEmpty }.map { entry in
            ForwardedNode.address(entry, takesBareVersion6: true)
        }
    }
}
