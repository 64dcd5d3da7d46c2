import CloudEventsHTTP
import FoundationEssentials
import QueryProjections
import QueryReadModels

/// What an authentic request asks for.
enum WebhookReading {
    case delivery(Delivery, RawDelivery)
    /// Of a replay that this service may have asked for or not; not read any further.
    case replay(UUID, DeliveryOrder, RawDelivery)
}
