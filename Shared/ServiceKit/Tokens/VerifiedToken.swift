/// A token whose signature and fixed claims hold; only time can still refuse it.
struct VerifiedToken: Sendable {
    let principal: Principal
    let notBefore: Double?
    let expiry: Double
}
