public import Postgres
import UserContract

/// Walks a whole log in its database, in one consistent view, without holding anybody up.
public struct LogVerification: Sendable {
    private let client: PostgresClient

    public init(client: PostgresClient) {
        self.client = client
    }

    /// - Parameter progress: told the position reached and the log's last one.
    /// - Throws: ``LogViolation`` at the first thing that is wrong.
    public func run(progress: (Int64, Int64) -> Void = { _, _ in }) async throws -> LogSummary {
        try await LogSnapshot.read(client) { snapshot in
            var verifier = LogVerifier()
            var pages = EntryPages(snapshot, in: .everything)
            while let entries = try await pages.next() {
                for entry in entries { try verifier.check(entry) }
                progress(verifier.position, snapshot.head.position)
            }
            try verifier.checkEnd(at: snapshot.head.position, snapshot.head.recordedAt)
            try await checkReservations(snapshot, verifier)
            try await UniqueIDs.check(snapshot.transaction)
            return verifier.summary
        }
    }

    private func checkReservations(_ snapshot: LogSnapshot, _ verifier: LogVerifier) async throws {
        var pages = ReservationPages(snapshot.transaction)
        var count = 0
        while let page = try await pages.next() {
            for row in page {
                let reservation = EmailReservation(email: row.value, user: row.user)
                guard row.kind == EmailReservation.kind, verifier.holds(reservation) else {
                    throw violation(snapshot, "user \(row.user.text) has a reservation that its events do not give it")
                }
            }
            count += page.count
        }
        guard count == verifier.reservationCount else {
            throw violation(
                snapshot, "\(verifier.reservationCount) e-mails are held by the events and \(count) are reserved")
        }
    }

    /// Reservations have no position: they must fit the log as it is at its end.
    private func violation(_ snapshot: LogSnapshot, _ problem: String) -> LogViolation {
        LogViolation(.emails, at: snapshot.head.position, problem)
    }
}
