import HTTPTypes
import UserContract

extension TraceParent {
    static let headerName = HTTPField.Name("traceparent")!

    /// Nil when there is not exactly one well-formed header.
    init?(headers: [String]) {
        guard headers.count == 1 else {
            return nil
        }
        self.init(headers[0])
    }
}
