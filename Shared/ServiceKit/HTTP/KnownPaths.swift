import HTTPTypes
import Hummingbird

/// Which methods each path has, to tell 405 from 404: Hummingbird alone answers 404 for both.
struct KnownPaths: Sendable {
    private let paths: [(elements: [RouterPath.Element], methods: [HTTPRequest.Method])]

    init(_ routes: [Router<ServiceContext>.RouteDescription]) {
        var methods: [String: [HTTPRequest.Method]] = [:]
        var elements: [String: [RouterPath.Element]] = [:]
        for route in routes {
            methods[route.path.description, default: []].append(route.method)
            elements[route.path.description] = Array(route.path)
        }
        paths = methods.map { path, methods in
            var all = Set(methods)
            if all.contains(.get) {
                all.insert(.head)
            }
            return (elements[path] ?? [], all.sorted { $0.rawValue < $1.rawValue })
        }
    }

    /// The methods of all routes that match the path; empty when none does.
    func methods(at path: String) -> [HTTPRequest.Method] {
        let components = path.split(separator: "/", omittingEmptySubsequences: true)
        let found = paths.filter { known in
            known.elements.count == components.count && zip(known.elements, components).allSatisfy { $0 ~= $1 }
        }
        return Set(found.flatMap(\.methods)).sorted { $0.rawValue < $1.rawValue }
    }
}
