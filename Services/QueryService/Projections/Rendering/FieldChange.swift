/// One field's value before and after an event; nil is JSON's null.
struct FieldChange {
    enum Value {
        case text(String)
        case flag(Bool)
    }

    var field: String
    var from: Value?
    var to: Value?

    static func text(_ field: String, from: String?, to: String) -> FieldChange {
        FieldChange(field: field, from: from.map(Value.text), to: .text(to))
    }

    static func flag(_ field: String, from: Bool, to: Bool) -> FieldChange {
        FieldChange(field: field, from: .flag(from), to: .flag(to))
    }
}
