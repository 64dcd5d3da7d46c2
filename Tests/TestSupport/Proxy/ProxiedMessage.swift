/// A message of PostgreSQL's protocol that came to a ``CuttingProxy`` as a part of the watched conversation.
public struct ProxiedMessage: Sendable, Hashable {
    public var direction: ProxyDirection
    /// The protocol's letter.
    public var kind: Character
    /// Its bytes, counted in its direction from the beginning of the conversation.
    public var range: Range<Int>
    /// Whether it holds what is watched for.
    public var holdsAnchor: Bool
}
