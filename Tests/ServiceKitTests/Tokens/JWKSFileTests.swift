import JSON
import Logging
import TestSupport
import Testing

@testable import ServiceKit

struct JWKSFileTests {
    private let old = TokenSigner.es256("old")
    private let new = TokenSigner.edDSA("new")
    private let start = ContinuousClock.now
    private let log = Watched<[String]>([])

    private func open(_ file: KeyFile) throws -> JWKSFile {
        let log = log
        return try JWKSFile(
            path: file.path, otherKeys: [], logger: Logger(label: "tokens") { _ in WarningLog(lines: log) }, now: start)
    }

    private func holds(_ keys: TokenKeys, _ signer: TokenSigner) throws -> Bool {
        let header = JSONValue.object(["alg": .string(signer.algorithm), "kid": .string(signer.id ?? "")])
        return keys.key(for: try TokenHeader(json: header.serialized())) != nil
    }

    private func expect(
        _ file: JWKSFile, after seconds: Int, old isOld: Bool, new isNew: Bool,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let keys = file.current(at: start + .seconds(seconds))
        #expect(try holds(keys, old) == isOld, sourceLocation: sourceLocation)
        #expect(try holds(keys, new) == isNew, sourceLocation: sourceLocation)
    }

    @Test func `a file that is replaced, by renaming or in place, is read again`() throws {
        let path = try KeyFile([old.jwk])
        let file = try open(path)
        try expect(file, after: 1, old: true, new: false)
        try path.replace(with: [old.jwk, new.jwk])
        try expect(file, after: 2, old: true, new: true)
        try path.overwrite(with: [new.jwk])
        try expect(file, after: 3, old: false, new: true)
        try path.overwrite(with: [old.jwk])
        try expect(file, after: 4, old: true, new: false)
        #expect(log.value.isEmpty)
    }

    @Test func `it is looked at once a second at most`() throws {
        let path = try KeyFile([old.jwk])
        let file = try open(path)
        try path.replace(with: [new.jwk])
        let keys = file.current(at: start + .milliseconds(999))
        #expect(try holds(keys, old))
        try expect(file, after: 1, old: false, new: true)
    }

    @Test func `each change has its generation, and no change has none`() throws {
        let path = try KeyFile([old.jwk])
        let file = try open(path)
        var generations = [file.current(at: start + .seconds(1)).generation]
        try path.replace(with: [old.jwk])
        generations.append(file.current(at: start + .seconds(2)).generation)
        try path.replace(with: [new.jwk])
        generations.append(file.current(at: start + .seconds(3)).generation)
        #expect(generations == [0, 0, 1])
    }

    @Test func `a broken file changes nothing, is warned of once and tried again`() throws {
        let path = try KeyFile([old.jwk])
        let file = try open(path)
        try path.replace(withText: #"{"keys": ["#)
        for second in 1...3 {
            try expect(file, after: second, old: true, new: false)
        }
        #expect(log.value.count == 1)
        #expect(log.value.first?.contains("is not JSON") == true)
        try path.remove()
        for second in 4...6 {
            try expect(file, after: second, old: true, new: false)
        }
        #expect(log.value.count == 2)
        #expect(log.value.last?.contains("cannot be found") == true)
        try path.replace(with: [new.jwk])
        try expect(file, after: 7, old: false, new: true)
        try path.replace(withText: #"{"keys": ["#)
        try expect(file, after: 8, old: false, new: true)
        #expect(log.value.count == 3)
    }

    @Test func `the last key that is taken away counts no longer`() throws {
        let path = try KeyFile([old.jwk])
        let file = try open(path)
        try path.replace(with: [])
        try expect(file, after: 1, old: false, new: false)
        #expect(log.value.count == 1)
        try path.replace(with: [new.jwk])
        try expect(file, after: 2, old: false, new: true)
    }

    @Test(arguments: ["", "{", #"{"keys":[]}"#, #"{"keys":[{"kty":"oct","k":"AQAB"}]}"#])
    func `a service does not start with a file that cannot be used`(text: String) throws {
        let path = try KeyFile()
        try path.replace(withText: text)
        let problem = #expect(throws: ConfigurationProblem.self) { try open(path) }
        #expect(problem?.description.hasPrefix("the jwks-file ") == true)
    }

    @Test(arguments: ["/nonexistent/jwks.json", "/", "/dev/zero"])
    func `a path that is no file is refused`(path: String) {
        let problem = #expect(throws: ConfigurationProblem.self) { try TokenConfiguration(jwksFile: path) }
        #expect(problem?.description.hasPrefix("the jwks-file ") == true)
    }

    @Test func `a token that was good once goes with its key`() async throws {
        let path = try KeyFile([old.jwk, new.jwk])
        let file = try open(path)
        var cache = VerifiedTokens()
        let entry = VerifiedToken(
            principal: Principal(subject: "alice", scopes: []), notBefore: nil, expiry: .greatestFiniteMagnitude)
        let before = file.current(at: start).generation
        #expect(cache.find("a", generation: before) == nil)
        cache.keep(entry, for: "a", generation: before)
        #expect(cache.find("a", generation: before) != nil)
        try path.replace(with: [new.jwk])
        let after = file.current(at: start + .seconds(1)).generation
        #expect(cache.find("a", generation: after) == nil)
        // Checked with the old keys while they changed.
        cache.keep(entry, for: "b", generation: before)
        #expect(cache.find("b", generation: after) == nil)
    }
}
