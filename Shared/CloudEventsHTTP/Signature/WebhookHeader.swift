/// Names of the headers of Standard Webhooks 1.0.0, as sent; on receiving their letter case does not matter.
public enum WebhookHeader {
    public static let id = "webhook-id"
    /// Unix seconds of the attempt.
    public static let timestamp = "webhook-timestamp"
    public static let signature = "webhook-signature"
}
