import FoundationEssentials
import Logging
import Synchronization

/// A JWK Set in a file, read again when it changes. Looked at only when a token comes, and at most once a second.
///
/// While the file is missing or broken the keys before it count on, and every look tries it again; a good file with fewer
/// keys takes effect, even with none.
final class JWKSFile: Sendable {
    private struct State {
        var keys: TokenKeys
        var json: [UInt8]
        /// Of the file with `json`; nil when it is to be read again whatever its stamp.
        var stamp: FileStamp?
        var nextLook: ContinuousClock.Instant
        var isLooking = false
        /// Told once.
        var problem: JWKSProblem?
    }

    static let maximumBytes: Int64 = 1 << 20
    static let interval = Duration.seconds(1)

    private let path: String
    private let otherKeys: [VerificationKey]
    private let logger: Logger
    private let state: Mutex<State>

    /// - Parameter otherKeys: those that count beside the file's.
    init(
        path: String, otherKeys: [VerificationKey], logger: Logger, now: ContinuousClock.Instant = .now
    ) throws(ConfigurationProblem) {
        self.path = path
        self.otherKeys = otherKeys
        self.logger = logger
        let (json, stamp, set): ([UInt8], FileStamp?, JWKSet)
        do throws(JWKSProblem) {
            (json, stamp) = try Self.read(path)
            set = try JWKSet(json: json)
            guard !set.keys.isEmpty else {
                throw JWKSProblem("has no key that can be used: give a P-256 (ES256) or an Ed25519 (EdDSA) key")
            }
        } catch {
            throw ConfigurationProblem("the jwks-file \(error)")
        }
        state = Mutex(
            State(
                keys: TokenKeys(otherKeys + set.keys), json: json, stamp: stamp,
                nextLook: now.advanced(by: Self.interval)))
        Self.tell(set, logger)
    }

    /// - Parameter now: decides whether it is time for a look.
    func current(at now: ContinuousClock.Instant = .now) -> TokenKeys {
        let isTime = state.withLock { state in
            guard now >= state.nextLook, !state.isLooking else {
                return false
            }
            state.isLooking = true
            return true
        }
        if isTime {
            look()
            state.withLock { state in
                state.isLooking = false
                state.nextLook = now.advanced(by: Self.interval)
            }
        }
        return state.withLock { $0.keys }
    }

    /// Without the lock: a slow disk holds up one request, not all.
    private func look() {
        let (known, before) = state.withLock { ($0.stamp, $0.json) }
        guard known == nil || known != FileStamp(path: path) else {
            return
        }
        do throws(JWKSProblem) {
            let (json, stamp) = try Self.read(path)
            let set = json == before ? nil : try JWKSet(json: json)
            state.withLock { state in
                state.stamp = stamp
                state.problem = nil
                guard let set else {
                    return
                }
                state.json = json
                state.keys = TokenKeys(otherKeys + set.keys, generation: state.keys.generation + 1)
            }
            if let set {
                Self.tell(set, logger)
            }
        } catch {
            let isNew = state.withLock { state in
                defer { state.problem = error }
                state.stamp = nil
                return state.problem != error
            }
            if isNew {
                logger.warning("The jwks-file \(error). The keys before this change still count.")
            }
        }
    }

    private static func read(_ path: String) throws(JWKSProblem) -> (json: [UInt8], stamp: FileStamp?) {
        // The stamp first: what changes after it is seen at the next look.
        guard let stamp = FileStamp(path: path) else {
            throw JWKSProblem("cannot be found")
        }
        guard stamp.isRegularFile, stamp.size <= maximumBytes else {
            throw JWKSProblem("is no file of at most \(maximumBytes) bytes")
        }
        guard let data = try? Data(contentsOf: URL(filePath: path)) else {
            throw JWKSProblem("cannot be read by this user")
        }
        return ([UInt8](data), stamp.isSettled ? stamp : nil)
    }

    private static func tell(_ set: JWKSet, _ logger: Logger) {
        let counts: Logger.Metadata = ["keys": "\(set.keys.count)", "left_out": "\(set.leftOut)"]
        if set.keys.isEmpty {
            logger.warning("The jwks-file has no key any more that a token can be checked with.", metadata: counts)
        } else {
            logger.info("The keys of tokens are read.", metadata: counts)
        }
    }
}
