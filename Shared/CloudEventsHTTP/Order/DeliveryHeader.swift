/// Names of the ordering headers, as sent; on receiving their letter case does not matter.
public enum DeliveryHeader {
    public static let subscription = "hindsight-subscription"
    public static let log = "hindsight-log"
    public static let after = "hindsight-after"
    public static let afterEvent = "hindsight-after-event"
    public static let through = "hindsight-through"
    public static let head = "hindsight-head"
    public static let parked = "hindsight-parked"
    public static let replayID = "webhook-replay-id"
}
