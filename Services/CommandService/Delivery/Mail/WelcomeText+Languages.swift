extension WelcomeText {
    static let all = [english, arabic, french, german, italian, japanese, spanish]

    static let english = WelcomeText(
        language: "en", subject: "Welcome", greeting: "Hello %name,",
        paragraphs: [
            "your account has been created. It belongs to the e-mail address %email.",
            "If you do not know about this, somebody has entered your address by mistake. Please tell whoever runs this service.",
        ])

    static let arabic = WelcomeText(
        language: "ar", isRightToLeft: true, subject: "مرحبًا بك", greeting: "مرحبًا %name،",
        paragraphs: [
            "تم إنشاء حسابك. الحساب مرتبط بعنوان البريد الإلكتروني %email.",
            "إذا لم تكن على علم بذلك، فقد أدخل شخص ما عنوانك عن طريق الخطأ. يُرجى إبلاغ مشغّل هذه الخدمة.",
        ])

    static let french = WelcomeText(
        language: "fr", subject: "Bienvenue", greeting: "Bonjour %name,",
        paragraphs: [
            "votre compte a été créé. Il est lié à l’adresse e-mail %email.",
            "Si vous n’êtes pas au courant, quelqu’un a saisi votre adresse par erreur. Merci d’en informer l’exploitant de ce service.",
        ])

    static let german = WelcomeText(
        language: "de", subject: "Willkommen", greeting: "Guten Tag, %name,",
        paragraphs: [
            "Ihr Konto ist angelegt. Es gehört zur E-Mail-Adresse %email.",
            "Wenn Sie davon nichts wissen, hat jemand Ihre Adresse versehentlich angegeben. Bitte sagen Sie es dem Betreiber dieses Dienstes.",
        ])

    static let italian = WelcomeText(
        language: "it", subject: "Ti diamo il benvenuto", greeting: "Ciao %name,",
        paragraphs: [
            "il tuo account è stato creato. È collegato all’indirizzo e-mail %email.",
            "Se non ne sai nulla, qualcuno ha inserito il tuo indirizzo per errore. Ti preghiamo di avvisare chi gestisce questo servizio.",
        ])

    static let japanese = WelcomeText(
        language: "ja", subject: "アカウントが作成されました", greeting: "%name 様",
        paragraphs: [
            "アカウントが作成されました。メールアドレス %email に紐づいています。",
            "お心当たりのない場合は、どなたかが誤ってあなたのアドレスを入力した可能性があります。本サービスの運営者にお知らせください。",
        ])

    static let spanish = WelcomeText(
        language: "es", subject: "Te damos la bienvenida", greeting: "Hola, %name:",
        paragraphs: [
            "tu cuenta se ha creado. Está vinculada a la dirección de correo %email.",
            "Si no sabes nada de esto, alguien ha indicado tu dirección por error. Avisa, por favor, a quien gestiona este servicio.",
        ])
}
