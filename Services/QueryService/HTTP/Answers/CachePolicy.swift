/// What a client may keep of an answer.
enum CachePolicy: String {
    /// It may keep it, and asks each time whether it is still true.
    case revalidate = "private, no-cache"
    /// It can never change.
    case forever = "private, max-age=31536000, immutable"
    case never = "no-store"
}
