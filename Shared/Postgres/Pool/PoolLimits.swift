/// How far the pool may go; see ``PostgresConfiguration``.
struct PoolLimits: Sendable {
    var maximumConnections: Int
    var pipelineDepth: Int
    var maximumWaiting: Int
}
