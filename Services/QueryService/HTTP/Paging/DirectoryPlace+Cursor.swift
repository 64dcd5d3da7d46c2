internal import FoundationEssentials
internal import JSON
internal import QueryReadModels
internal import UserContract

extension DirectoryPlace: CursorPlace {
    /// `{"t": time}` or `{"k": text}`, `"u"` the user, `"m"` the moment's position.
    var cursorValue: JSONValue {
        var object: JSONObject =
            switch key {
            case .time(let time): ["t": .string(time.rfc3339)]
            case .text(let text): ["k": .string(text)]
            }
        object["u"] = .string(user.text)
        object["m"] = moment.map { .integer($0) }
        return .object(object)
    }

    init?(cursorValue value: JSONValue) {
        guard let user = value["u"]?.string.flatMap(UUID.init(text:)) else { return nil }
        let moment = value["m"]?.integer
        guard (value["m"] == nil) == (moment == nil), moment.map({ $0 >= 0 }) ?? true else { return nil }
        if let time = value["t"]?.string.flatMap(Timestamp.init(rfc3339:)) {
            self.init(key: .time(time), user: user, moment: moment)
        } else if let text = value["k"]?.string, !text.utf8.contains(0) {
            self.init(key: .text(text), user: user, moment: moment)
        } else {
            return nil
        }
    }
}
