import FoundationEssentials
import JSON

/// What one run of `replay` is for.
enum ReplayAction {
    case order(JSONObject, follows: Bool)
    /// A dry run.
    case measure(JSONObject)
    case status(UUID, follows: Bool)
    case cancel(UUID)
    case list
}
