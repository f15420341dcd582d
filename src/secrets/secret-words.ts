/**
 * Words for password, secret, key and PIN in other languages, spelt as `fold` leaves them: people name keys in
 * their own, and what stands behind may be any word. Those of four letters and fewer count only as whole words.
 */
const WORDS = `
  contrasena clave secreto credencial senha palavrapasse palavrachave segredo chave contrasenya contrasinal pasahitza
  motdepasse mdp jeton cle codesecret passwort kennwort passphrase losungswort geheim schlussel zugangsdaten
  zugangscode wachtwoord wagwoord sleutel toegangscode parola parolachiave chiave segreto
  losenord hemlighet nyckel adgangskode kodeord hemmelig nogle passord nokkel salasana salaisuus tunnussana avain lykilord
  haslo klucz heslo klic kluc jelszo kulcs titok parole parol parool slaptazodis raktas geslo lozinka zaporka sifra
  kljuc sifre anahtar gizli fjalekalim pasvorto cyfrinair pasfhocal nenosiri matkhau katasandi sandi katalaluan
  пароль парола пароли лозинка шифра ключ секрет токен гасло таемниця тайна кодовое
  κωδικος συνθηματικο κλειδι סיסמה סיסמא מפתח كلمةالمرور كلمةالسر مفتاح رمزعبور گذرواژه پسورد
  पासवर्ड कुंजी পাসওয়ার্ড รหัสผ่าน պարոլ գաղտնաբառ პაროლი
  密码 密碼 口令 密钥 密鑰 金鑰 令牌 秘密 暗証番号 暗号 合言葉 パスワード パスコード トークン 비밀번호 암호 패스워드 토큰`

/** Capitals, accents, blanks and signs do not count: `Mot de passe` is `motdepasse`. */
function fold(text: string): string {
  if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase().replace(/[^a-z0-9]+/g, '')
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}\p{P}\p{S}\p{Z}\s_]+/gu, '')
    .replace(/[łøßıđð]/g, (letter) => PLAIN[letter]!)
}

const PLAIN: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', ß: 'ss', ı: 'i', đ: 'd', ð: 'd' }

const ALL = WORDS.split(/\s+/).filter(Boolean).map(fold)
const isShort = (word: string) => /^[a-z]{1,5}$/.test(word)
const WHOLE = new Set(ALL.filter(isShort))
const INSIDE = new RegExp(ALL.filter((word) => !isShort(word)).join('|'), 'u')

/** Whether a key or a word of a sentence is, or holds, such a word. */
export function isForeignSecretWord(name: string): boolean {
  if (name.length > 80) return false
  // Nearly all names are plain, and there are many of them.
  const folded = /^[a-z]+$/.test(name) ? name : fold(name)
  if (INSIDE.test(folded)) return true
  if (WHOLE.has(folded)) return true
  return /[^a-z]/.test(name) && name.split(/[\s\p{P}]+/u).some((part) => WHOLE.has(fold(part)))
}
