import FoundationEssentials
import JSON

/// The `--config` file: one JSON object whose members are options of any subcommand of the binary.
enum ConfigurationFile {
    static func values(atPath path: String, options: [ServiceOption]) throws(ConfigurationProblem) -> [String: String] {
        guard let data = try? Data(contentsOf: URL(filePath: path)) else {
            throw ConfigurationProblem("the configuration file \(path) cannot be read")
        }
        return try values(of: [UInt8](data), named: path, options: options)
    }

    static func values(
        of bytes: [UInt8], named path: String, options: [ServiceOption]
    ) throws(ConfigurationProblem) -> [String: String] {
        let parsed: JSONValue
        do {
            parsed = try JSONParser.parse(bytes)
        } catch {
            throw ConfigurationProblem("the configuration file \(path) is not JSON: \(error)")
        }
        guard case .object(let object) = parsed else {
            throw ConfigurationProblem("the configuration file \(path) must hold one JSON object")
        }
        let names = Set(options.flatMap(\.names))
        var values: [String: String] = [:]
        for (key, value) in object.members {
            guard names.contains(key) else {
                throw ConfigurationProblem("the configuration file \(path) has an unknown member \"\(key)\"")
            }
            guard let text = text(of: value) else {
                throw ConfigurationProblem(
                    "\"\(key)\" in the configuration file \(path) must be a string, a number, true, false or a list of strings"
                )
            }
            values[key] = text
        }
        return values
    }

    private static func text(of value: JSONValue) -> String? {
        switch value {
        case .string(let text): text
        case .number(let number): number.text
        case .bool(let bool): bool ? "true" : "false"
        case .array(let elements):
            elements.allSatisfy { $0.string != nil } ? elements.compactMap(\.string).joined(separator: ",") : nil
        case .null, .object: nil
        }
    }
}
