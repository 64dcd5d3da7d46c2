import Postgres
import TestSupport

/// Runs `body` on a log whose commits hang from the moment in which it calls `hang`, until it calls `release`.
func withHangingStore(
    _ body: (_ fixture: StoreFixture, _ hang: () async throws -> Void, _ release: () async throws -> Void)
        async throws
        -> Void
) async throws {
    let cluster = try await PostgresCluster.start(settings: ["synchronous_commit": "on"])
    func setStandby(_ names: String) async throws {
        try await cluster.administrator.run("ALTER SYSTEM SET synchronous_standby_names = '\(names)'")
        try await cluster.administrator.run("SELECT pg_reload_conf()")
        while try await cluster.administrator.value("SHOW synchronous_standby_names", as: String.self) != names {}
    }
    try await withStore(cluster: cluster) { fixture in
        let hang = {
            try await setStandby("ANY 1 (nobody)")
            try await untilCommitsHang(cluster)
        }
        try await body(fixture, hang, { try await setStandby("") })
    }
    await cluster.stop()
}

/// It is the checkpointer that makes the setting count, some time after it can be seen; so commits until one waits.
private func untilCommitsHang(_ cluster: PostgresCluster) async throws {
    let probing = Task {
        while !Task.isCancelled {
            try await cluster.administrator.run("SELECT pg_logical_emit_message(true, 'probe', '')")
        }
    }
    let waiting = "FROM pg_stat_activity WHERE wait_event = 'SyncRep' AND query LIKE '%emit_message%'"
    while try await cluster.administrator.value("SELECT count(*) \(waiting)", as: Int64.self) == 0 {
        try Task.checkCancellation()
    }
    probing.cancel()
    try await cluster.administrator.run("SELECT pg_terminate_backend(pid) \(waiting)")
    _ = await probing.result
}
