//! Takes credentials out of texts before anybody sees them. Nothing is known to put them there; that stays so whatever a
//! library or a server writes into its messages.

/// Variables whose values are never shown.
const VARIABLES: [&str; 4] = ["AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_ACCESS_KEY_ID", "AWS_SECURITY_TOKEN"];
/// Parts of messages of stores after which a credential stands, up to the next quote, comma, space or angle bracket.
const MARKS: [&str; 6] =
    ["AWSAccessKeyId", "Signature=", "X-Amz-Security-Token", "Credential=", "SignatureProvided", "StringToSign"];
/// Shorter texts would be taken out of ordinary words.
const SHORTEST: usize = 6;
const INSTEAD: &str = "***";
/// As much as is shown of a message.
const LONGEST: usize = 400;

/// `text` without what must not be seen, on one line and not too long.
pub fn clean(text: &str) -> String {
    let values = VARIABLES.iter().filter_map(|name| std::env::var(name).ok());
    clean_of(text, &values.collect::<Vec<_>>())
}

fn clean_of(text: &str, secrets: &[String]) -> String {
    let mut clean = without_users(&text.split_whitespace().collect::<Vec<_>>().join(" "));
    for secret in secrets.iter().filter(|secret| secret.len() >= SHORTEST) {
        clean = clean.replace(secret.as_str(), INSTEAD);
    }
    // What a server tells of a request that it doesn't trust ends with the request.
    if let Some(at) = MARKS.iter().filter_map(|mark| clean.find(mark)).min() {
        clean.truncate(at);
        clean.push('…');
    }
    if let Some((at, _)) = clean.char_indices().nth(LONGEST) {
        clean.truncate(at);
        clean.push('…');
    }
    clean
}

/// A message without what stands before `@` in addresses: it may be a token.
fn without_users(message: &str) -> String {
    let mut text = String::with_capacity(message.len());
    let mut rest = message;
    while let Some(at) = rest.find("://") {
        let (before, after) = rest.split_at(at + 3);
        text.push_str(before);
        let host = after.find(|letter: char| letter == '/' || letter.is_whitespace()).unwrap_or(after.len());
        let (host, tail) = after.split_at(host);
        text.push_str(host.rsplit_once('@').map_or(host, |(_, host)| host));
        rest = tail;
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::clean_of;

    #[test]
    fn credentials_are_taken_out() {
        let secrets = ["canary/key+1".to_owned(), "a".to_owned()];
        assert_eq!(clean_of("bad key canary/key+1,\n a b", &secrets), "bad key ***, a b");
        assert_eq!(clean_of("denied <AWSAccessKeyId>AKIA</AWSAccessKeyId>", &secrets), "denied <…");
        assert_eq!(clean_of(&"é ".repeat(500), &[]).chars().count(), 401);
    }

    #[test]
    fn a_token_in_an_address_is_not_shown() {
        let said =
            "fatal: unable to access 'https://x-token:s3cret@host.example/a.git/': 403, see https://host.example/b@c";
        let shown = clean_of(said, &[]);
        assert_eq!(shown, "fatal: unable to access 'https://host.example/a.git/': 403, see https://host.example/b@c");
    }
}
