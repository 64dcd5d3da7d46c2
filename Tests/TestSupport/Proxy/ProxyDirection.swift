/// Which way bytes go through a ``CuttingProxy``.
public enum ProxyDirection: Sendable, Hashable, CaseIterable {
    case toServer
    case toClient
}
