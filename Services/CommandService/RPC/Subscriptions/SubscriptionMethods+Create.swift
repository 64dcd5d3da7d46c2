import CommandDelivery
import JSONRPC

extension SubscriptionMethods {
    var create: RPCMethod {
        .delivery(
            "subscription.create", "Pushes events to one more place from now on, or from an earlier position.",
            details: "The secret is answered here and never again: keep it.",
            params: Self.createParams, result: .revealedSubscription,
            errors: [.subscriptionExists, .targetNotAllowed], example: .createSubscription
        ) { [delivery] reader, _ throws(RPCError) in
            let draft = try Self.draft(&reader)
            return .changing(draft.name) { () throws(DeliveryAdministrationError) in
                SubscriptionJSON.revealed(try await delivery.create(draft))
            }
        }
    }

    private static let createParams: [ParamDescriptor] = [
        .required(SubscriptionParams.name), .required(SubscriptionParams.url), .optional(SubscriptionParams.secret),
        .optional(SubscriptionParams.eventTypes), .optional(SubscriptionParams.start),
        .optional(SubscriptionParams.maxBatch), .optional(SubscriptionParams.onPoison),
        .optional(SubscriptionParams.maxBackoffSeconds), .optional(SubscriptionParams.dataVersions),
        .optional(SubscriptionParams.verify), .optional(SubscriptionParams.caFile),
        .optional(SubscriptionParams.clientCertificateFile), .optional(SubscriptionParams.mailFrom),
    ]

    private static func draft(_ reader: inout ParamReader) throws(RPCError) -> SubscriptionDraft {
        let name = reader.required(SubscriptionParams.name)
        let url = reader.required(SubscriptionParams.url)
        var draft = SubscriptionDraft(name: name ?? "", url: url ?? "")
        draft.secret = reader.optional(SubscriptionParams.secret)
        draft.eventTypes = reader.optional(SubscriptionParams.eventTypes)
        draft.start = reader.optional(SubscriptionParams.start) ?? draft.start
        draft.maxBatch = reader.optional(SubscriptionParams.maxBatch).map { Int($0) } ?? draft.maxBatch
        draft.onPoison = reader.optional(SubscriptionParams.onPoison)
        draft.maxBackoffSeconds = reader.optional(SubscriptionParams.maxBackoffSeconds) ?? draft.maxBackoffSeconds
        draft.dataVersions = reader.optional(SubscriptionParams.dataVersions) ?? draft.dataVersions
        draft.verifies = reader.optional(SubscriptionParams.verify) ?? draft.verifies
        draft.caFile = reader.optional(SubscriptionParams.caFile)
        draft.clientCertificateFile = reader.optional(SubscriptionParams.clientCertificateFile)
        draft.mailFrom = reader.optional(SubscriptionParams.mailFrom)
        try reader.finish()
        return draft
    }
}
