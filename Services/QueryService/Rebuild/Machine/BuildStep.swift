import FoundationEssentials
import QueryReadModels

/// What is to be done next for a build.
enum BuildStep: Sendable, Hashable {
    case prepare
    /// Write a replay's id down and order it.
    case orderAnew
    /// Order the replay again whose order was not answered.
    case repeatOrder
    /// The replay must be asked for, then decide again.
    case lookAtReplay
    /// The replay goes on.
    case wait
    case applyInbox
    case enter(BuildState)
    case putIndexBack
    case compare
    /// End it under the live checkpoint: with the switch if it is for that.
    case end
    case fail(String)
}
