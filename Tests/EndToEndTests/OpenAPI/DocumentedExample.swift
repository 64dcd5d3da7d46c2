import JSON

/// One example of the document: a request and the answer it must get.
struct DocumentedExample: CustomStringConvertible {
    let method: String
    let path: String
    let name: String
    let status: Int
    let answer: JSONValue
    private let parameters: [JSONValue]

    /// Every example of a response. Its request is what the operation's parameters have under the same name.
    static func all(of document: JSONValue) -> [DocumentedExample] {
        var all: [DocumentedExample] = []
        for (path, item) in document["paths"]?.object?.members ?? [] {
            for (method, operation) in item.object?.members ?? [] {
                for (status, response) in operation["responses"]?.object?.members ?? [] {
                    for (_, content) in response["content"]?.object?.members ?? [] {
                        for (name, example) in content["examples"]?.object?.members ?? [] {
                            all.append(
                                DocumentedExample(
                                    method: method.uppercased(), path: path, name: name, status: Int(status) ?? 0,
                                    answer: example["value"] ?? nil,
                                    parameters: operation["parameters"]?.array ?? []))
                        }
                    }
                }
            }
        }
        return all
    }

    var description: String { "\(method) \(path) \(name)" }

    /// The address to ask, without its scheme and host.
    var target: String {
        var target = path
        var query: [String] = []
        for (place, name, value) in given {
            switch place {
            case "path": target = target.replacing("{\(name)}", with: value)
            case "query": query.append("\(name)=\(PercentEncoding.of(value))")
            default: break
            }
        }
        return query.isEmpty ? target : target + "?" + query.joined(separator: "&")
    }

    var headers: [(String, String)] {
        given.filter { $0.place == "header" }.map { ($0.name, $0.value) }
    }

    private var given: [(place: String, name: String, value: String)] {
        parameters.compactMap { parameter in
            guard let value = parameter["examples"]?[name]?["value"], let place = parameter["in"]?.string,
                let parameterName = parameter["name"]?.string
            else { return nil }
            return (place, parameterName, value.string ?? value.text)
        }
    }
}
