import FoundationEssentials
public import UserContract

/// The data of events as some program once wrote it: the golden files of `UserContractTests`.
public enum GoldenData {
    public static func bytes(_ type: UserEventType, version: Int) throws -> [UInt8] {
        let tests = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
        let name = "UserContractTests/Golden/\(type.rawValue).v\(version).json"
        return Array(try Data(contentsOf: URL(filePath: "\(tests.joined(separator: "/"))/\(name)")))
    }
}
