/// Name and labels of one time series.
struct MetricKey: Hashable, Sendable {
    let name: String
    /// As written between the braces: `route="/rpc",code="200"`.
    let labels: String

    init(_ name: String, _ dimensions: [(String, String)] = []) {
        self.name = Self.fitName(name)
        labels = dimensions.map { "\(Self.fitName($0.0))=\"\(Self.escaped($0.1))\"" }.joined(separator: ",")
    }

    /// Prometheus names are `[a-zA-Z_][a-zA-Z0-9_]*`.
    static func fitName(_ name: String) -> String {
        let scalars = name.unicodeScalars.enumerated().map { index, scalar -> Unicode.Scalar in
            switch scalar {
            case "a"..."z", "A"..."Z", "_": scalar
            case "0"..."9" where index > 0: scalar
            default: "_"
            }
        }
        return String(String.UnicodeScalarView(scalars))
    }

    private static func escaped(_ value: String) -> String {
        var text = ""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\\": text += "\\\\"
            case "\"": text += "\\\""
            case "\n": text += "\\n"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
