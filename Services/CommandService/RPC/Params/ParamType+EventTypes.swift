import JSONRPC
import UserContract

extension ParamType where Value == Set<UserEventType> {
    /// A list of event types, of which at least one is there.
    static var eventTypes: ParamType {
        ParamType<[UserEventType]>.list(of: ParamType<UserEventType>.choice()).map { types throws(ParamFault) in
            guard !types.isEmpty else {
                throw ParamFault("must name at least one event type")
            }
            return Set(types)
        }
    }
}
