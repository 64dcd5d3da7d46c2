public import InternetAddress

/// Whom a transfer may talk to.
///
/// Link-local, multicast, cloud-metadata and unspecified addresses never; loopback and private ones only when listed.
/// IPv4 addresses wrapped in IPv6 are judged by both.
public struct TargetPolicy: Sendable, Hashable {
    private let allowed: [AllowedTarget]
    private let isUnrestricted: Bool

    /// For targets that the operator configured: everything.
    public static let any = TargetPolicy(allowed: [], isUnrestricted: true)

    /// For targets that came over the API.
    public init(allowing allowed: [AllowedTarget] = []) {
        self.init(allowed: allowed, isUnrestricted: false)
    }

    private init(allowed: [AllowedTarget], isUnrestricted: Bool) {
        self.allowed = allowed
        self.isUnrestricted = isUnrestricted
    }

    /// Decided when the connection is made, with the address that the name really resolved to.
    public func permits(_ address: IPAddress, for target: TargetURL) -> Bool {
        if isUnrestricted { return true }
        let forms = [address] + (address.embeddedVersion4.map { [$0] } ?? [])
        func isIn(_ ranges: [AddressRange]) -> Bool {
            ranges.contains { range in forms.contains { range.contains($0) } }
        }
        if isIn(AddressRange.alwaysForbidden) { return false }
        if allowed.contains(where: { entry in forms.contains { covers(entry, $0, target) } }) { return true }
        return !isIn(AddressRange.privateByDefault)
    }

    /// What can be said before any connection: credentials and literal addresses. Nil when the URL may be used.
    public func problem(with target: TargetURL) -> TargetProblem? {
        if target.hasCredentials { return .credentials }
        if let address = IPAddress(target.host), !permits(address, for: target) { return .forbiddenAddress }
        return nil
    }

    private func covers(_ entry: AllowedTarget, _ address: IPAddress, _ target: TargetURL) -> Bool {
        switch entry {
        case .range(let range): range.contains(address)
        case .endpoint(let host, let port): host == target.host && port == target.port
        }
    }
}
