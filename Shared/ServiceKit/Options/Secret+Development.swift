extension Secret {
    /// What signs and checks tokens where `--development` is on and no secret is given. Everybody knows it, so it counts
    /// nowhere else.
    public static let forDevelopment = Secret("hindsight development secret, never for production".utf8)
}
