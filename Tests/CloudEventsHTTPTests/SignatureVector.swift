/// Inputs and signatures of Standard Webhooks: the two published ones (the reference libraries' and the one in Svix's
/// documentation), then some made with an independent HMAC over the same scheme.
struct SignatureVector: Sendable, CustomStringConvertible {
    let title: String
    var secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    var id = "msg_p5jXN8AQM9LWM0D4loKWxJek"
    var timestamp: Int64 = 1_614_265_330
    let body: String
    let signature: String

    var description: String {
        title
    }

    static let reference = SignatureVector(
        title: "reference libraries", body: #"{"test": 2432232314}"#,
        signature: "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")

    /// The reference inputs under the documentation's secret: the second entry of a rotation header.
    static let otherSecret = SignatureVector(
        title: "another secret", secret: "whsec_plJ3nmyCDGBKInavdOK15jsl", body: #"{"test": 2432232314}"#,
        signature: "v1,3Q7B9pz3SlC1/gG4UJ269Qj4TLRRQk5tdhkvlUuj234=")

    static let all: [SignatureVector] = [
        reference,
        otherSecret,
        SignatureVector(
            title: "Svix documentation", secret: "whsec_plJ3nmyCDGBKInavdOK15jsl", id: "msg_loFOjxBNrRLzqYUf",
            timestamp: 1_731_705_121, body: #"{"event_type":"ping","data":{"success":true}}"#,
            signature: "v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0="),
        SignatureVector(
            title: "minified body", body: #"{"test":2432232314}"#,
            signature: "v1,Vif40peJBP7Iyl0XGmu61n4MwdrcHov5CFREBpE0svs="),
        SignatureVector(
            title: "UTF-8 body", body: #"{"name":"Zoë 🦊"}"#,
            signature: "v1,sYpyRp4ybGoyaBb2SqVX16/I7y/69uV+CiqdA5owY/M="),
        SignatureVector(title: "empty body", body: "", signature: "v1,v48jdbgvh29KJz2Qc+ghw8G6vG3nAKnujWBg8oM/62A="),
        SignatureVector(
            title: "unpadded secret of 23 bytes", secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS",
            body: #"{"test": 2432232314}"#, signature: "v1,LVOXivKoo4FWasi/IaHvzhE/u+7/cu2AME+zS/nXqzk="),
        SignatureVector(
            title: "unpadded secret of 25 bytes", secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwBr",
            body: #"{"test": 2432232314}"#, signature: "v1,yK2tMbA6BHPrMEJ1lLv7UlJJbgFoqGenJkiajZ29evg="),
        SignatureVector(
            title: "a CloudEvent", id: "0190f5d2-7c2e-7b1a-9d3f-2a6c1e5b8f04", timestamp: 1_795_406_400,
            body: #"{"specversion":"1.0","id":"0190f5d2-7c2e-7b1a-9d3f-2a6c1e5b8f04","source":"/command-service","#
                + #""type":"user.account_created","subject":"u-1","time":"2026-11-23T04:00:00.123456Z","#
                + #""datacontenttype":"application/json","sequence":"00000000000000000042","partitionkey":"u-1","#
                + #""data":{"email":"a@example.com"}}"#,
            signature: "v1,HIgsRJzoxX4L2JNXHWc9wVVxzSXo8nAV/9GEtLenv7o="),
    ]
}
