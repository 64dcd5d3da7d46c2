import QueryProjections

/// What an authentic request asks for.
enum WebhookReading: Hashable {
    case delivery(Delivery)
    /// Of a replay that this service did not ask for.
    case foreignReplay
}
