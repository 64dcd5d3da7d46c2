import CloudEventsHTTP
import CommandApplication
import Postgres

extension PostgresDeliveryAdministration: DeliveryAdministration {
    public func subscriptions() async throws(DeliveryAdministrationError) -> [SubscriptionStatus] {
        let call = statusCall(of: nil)
        return try Self.read(await query(call.statement, call.binds)) { try SubscriptionRecord($0).status }
    }

    public func subscription(_ name: String) async throws(DeliveryAdministrationError) -> SubscriptionStatus {
        let call = statusCall(of: name)
        return try Self.record(of: name, in: await query(call.statement, call.binds)).status
    }

    public func pause(_ name: String) async throws(DeliveryAdministrationError) -> SubscriptionStatus {
        try await change(name, AdministrationStatements.pause)
    }

    public func resume(_ name: String) async throws(DeliveryAdministrationError) -> SubscriptionStatus {
        try await change(name, AdministrationStatements.resume)
    }

    public func delete(_ name: String) async throws(DeliveryAdministrationError) -> SubscriptionStatus {
        let answers = try await commit([
            statusCall(of: name),
            PostgresCall(
                AdministrationStatements.delete, [DeliveryStatements.log, name, configuredNames.contains(name)]),
            PostgresCall(
                AdministrationStatements.failReplays, [DeliveryStatements.log, name, ReplayJob.withoutSubscription]),
        ])
        let record = try Self.record(of: name, in: answers[0])
        if answers[1].affectedRows > 0 { return record.status }
        // Somebody else was quicker, unless the configuration keeps it.
        guard record.isConfigured else { throw .subscriptionNotFound(name: name) }
        throw .invalid([
            InvalidSetting(
                param: "name",
                problem: "is a subscription of the configuration: pause it, or take it out of the configuration")
        ])
    }

    func statusCall(of name: String?) -> PostgresCall {
        PostgresCall(AdministrationStatements.status, [DeliveryStatements.log, name, log.confirmedPosition])
    }

    static func record(
        of name: String, in rows: Rows
    ) throws(DeliveryAdministrationError) -> SubscriptionRecord {
        guard let record = try read(rows, SubscriptionRecord.init).first else {
            throw .subscriptionNotFound(name: name)
        }
        return record
    }

    private func change(
        _ name: String, _ statement: Statement
    ) async throws(DeliveryAdministrationError) -> SubscriptionStatus {
        let answers = try await commit([
            PostgresCall(statement, [DeliveryStatements.log, name]), statusCall(of: name),
        ])
        return try Self.record(of: name, in: answers[1]).status
    }
}
