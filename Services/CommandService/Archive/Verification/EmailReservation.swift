public import FoundationEssentials

/// An e-mail, in normal form, and the user that holds it.
public struct EmailReservation: Sendable, Hashable {
    /// As it stands in `reservations.kind`.
    public static let kind = "email"

    public let email: String
    public let user: UUID

    public init(email: String, user: UUID) {
        self.email = email
        self.user = user
    }
}
