/// A request's body did not come in time: what its reader is told.
struct RequestTimeout: Error {
    /// The service is stopping and could not wait longer.
    let isDraining: Bool
}
