/// What a ``CuttingProxy`` tells its thread.
struct ProxyState: Sendable {
    var watch: ProxyWatch?
    var isStopped = false
}
