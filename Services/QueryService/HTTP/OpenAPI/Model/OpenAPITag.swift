/// The chapters of the document.
enum OpenAPITag: String, CaseIterable {
    case users, audit, statistics, projections, deliveries, service

    var summary: String {
        switch self {
        case .users: "Users as they are, and as they were at any moment."
        case .audit: "Who did what, when and why."
        case .statistics: "How many."
        case .projections: "The read models: how far they have come, and building them anew."
        case .deliveries: "Where the Command Service delivers its events."
        case .service: "The service itself."
        }
    }
}
