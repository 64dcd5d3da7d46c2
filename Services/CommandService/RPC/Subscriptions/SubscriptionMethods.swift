import CommandDelivery
import JSONRPC

/// The `subscription.*` methods: who gets the events.
struct SubscriptionMethods: Sendable {
    let delivery: any DeliveryAdministration

    var all: [RPCMethod] {
        [create, list, get, pause, resume, delete, rotateSecret]
    }

    private var list: RPCMethod {
        .delivery(
            "subscription.list", "Lists all subscriptions by name, with how far each has come.", params: [],
            result: .subscriptions, errors: [], example: .listSubscriptions
        ) { [delivery] reader, _ throws(RPCError) in
            try reader.finish()
            return .reading(nil) { () throws(DeliveryAdministrationError) in
                SubscriptionJSON.list(try await delivery.subscriptions())
            }
        }
    }

    private var get: RPCMethod {
        ofOne(
            "subscription.get", "Tells how one subscription stands.", example: .getSubscription
        ) { [delivery] name in
            .reading(name) { () throws(DeliveryAdministrationError) in
                SubscriptionJSON.one(try await delivery.subscription(name))
            }
        }
    }

    private var pause: RPCMethod {
        ofOne(
            "subscription.pause", "Sends nothing more once the request under way has ended; the place is kept.",
            example: .pauseSubscription
        ) { [delivery] name in
            .changing(name) { () throws(DeliveryAdministrationError) in
                SubscriptionJSON.one(try await delivery.pause(name))
            }
        }
    }

    private var resume: RPCMethod {
        ofOne(
            "subscription.resume",
            "Goes on from where it was: after a pause or a stop, or at once instead of after a wait.",
            example: .resumeSubscription
        ) { [delivery] name in
            .changing(name) { () throws(DeliveryAdministrationError) in
                SubscriptionJSON.one(try await delivery.resume(name))
            }
        }
    }

    private var delete: RPCMethod {
        ofOne(
            "subscription.delete", "Removes a subscription with what it has parked, and answers it as it was.",
            example: .deleteSubscription
        ) { [delivery] name in
            .changing(name) { () throws(DeliveryAdministrationError) in
                SubscriptionJSON.one(try await delivery.delete(name))
            }
        }
    }

    private var rotateSecret: RPCMethod {
        .delivery(
            "subscription.rotateSecret", "Signs with a new secret, and for some time with the old one too.",
            details: "The secret is answered here and never again.",
            params: [
                .required(SubscriptionParams.name), .optional(SubscriptionParams.secret),
                .optional(SubscriptionParams.graceSeconds),
            ],
            result: .revealedSubscription, errors: [.subscriptionNotFound], example: .rotateSecret
        ) { [delivery] reader, _ throws(RPCError) in
            let givenName = reader.required(SubscriptionParams.name)
            let secret = reader.optional(SubscriptionParams.secret)
            let grace = reader.optional(SubscriptionParams.graceSeconds) ?? SubscriptionParams.defaultGraceSeconds
            let name = try reader.finish(givenName)
            return .changing(name) { () throws(DeliveryAdministrationError) in
                SubscriptionJSON.revealed(
                    try await delivery.rotateSecret(of: name, to: secret, graceSeconds: grace))
            }
        }
    }

    /// One that takes a name and nothing else.
    private func ofOne(
        _ method: String, _ summary: String, example: MethodExample,
        call: @escaping @Sendable (String) -> DeliveryCall
    ) -> RPCMethod {
        .delivery(
            method, summary, params: [.required(SubscriptionParams.name)], result: .subscription,
            errors: [.subscriptionNotFound], example: example
        ) { reader, _ throws(RPCError) in
            let givenName = reader.required(SubscriptionParams.name)
            return call(try reader.finish(givenName))
        }
    }
}
