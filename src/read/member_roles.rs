//! The roles that the usual member names of error bodies have.
//!
//! Names are compared without case, `_`, `-` and spaces, so `errorCode`, `error_code` and `ErrorCode` are
//! one name. This module must not know the format of the body that has a name.

pub use super::member_role::{MemberRole, TimeUnit};
use super::ranks::{CodeRank, FieldRank, HelpRank, RequestIdRank, TextRank};
use super::text;

/// The names of each role, in lower case and without separators.
#[rustfmt::skip]
const NAMES_BY_ROLE: &[(MemberRole, &[&str])] = &[
    // Codes, best first.
    (MemberRole::Code(CodeRank::Code), &[
        "code", "codice", "codigo", "código", 
    ]),
    (MemberRole::Code(CodeRank::ErrorCode), &[
        "apierrorcode", "bizcode",    
         "errorcodestring", "errorcodetext", "errorcodevalue",
        "exceptioncodename", "statuscodestring",
    ]),
    (MemberRole::Code(CodeRank::OtherCode), &[
        "categorycode", "cod", "codename", "codestring", "customcode", "ecode", "errno", "errorkey",
        "errorname", "errorreasoncode", "errorslug", "infocode", "messagecode",
        "msgcode", "responsecode", "resultcode", "retcode", "returncode", "subcodevalue",
    ]),
    (MemberRole::Code(CodeRank::ReasonCode), &[
        "errortag", "oauthproblem", "reasoncode", "rescode", "respcode", "resultstatus",
        "returnstatus", "rspcode", "scimtype",
    ]),
    (MemberRole::Code(CodeRank::ErrorClass), &[
        "errorclass", "erroridentifier", "errortype", "exceptionname", "exceptiontype",
        "identifier", "issuecode", "messageid", "messagekey", "translationkey",
    ]),
    (MemberRole::Code(CodeRank::Category), &[
        ".tag", "category", "errorcategory", "keyword", "rule", "slug", "validationtype",
        "validatorkey", "violation",
    ]),
    (MemberRole::Code(CodeRank::Tag), &[
        "number", "substatus", "tag",
    ]),
    (MemberRole::NameOrId, &["errid", "errorid", "id", "name", "symbol"]),
    (MemberRole::Type, &["kind", "type"]),
    (MemberRole::Status, &[
        "errorstatus", "httpcode", "httpstatus", "httpstatuscode", "responsestatuscode", "state",
        "status", "statuscode",
    ]),
    // Sentences, best first.
    (MemberRole::Text(TextRank::Message), &[
        "errordescription", "faultstring", "meldung", "mensagem",
        "mensaje", "message", "messaggio",
    ]),
    (MemberRole::Text(TextRank::ErrorMessage), &[
        "edesc", 
        "oauthproblemadvice",
    ]),
    (MemberRole::Text(TextRank::OtherMessage), &[
        "apimessage", "defaultmessage", "errorsummary",
        "resmsg", "respdesc", "respmsg", "responsedesc",
        "responsedescription", "responsemessage", "resptext", "resultdesc",
        "resultdescription", "resultdetail", "resultmessage", "resultmsg", "resulttext", "retmsg",
        "returndesc", "returnmessage", "returnmsg", "returntext", "rspmsg", "rsptext", "statusmsg",
    ]),
    (MemberRole::Text(TextRank::Detail), &[
        "detail", "detailedmessage", "detailmessage", "detalle",
        "diagnostics", "errordetail", "errorreason", "messagetext", "statusdescription", "statusdetail",
    ]),
    (MemberRole::Text(TextRank::Msg), &["msg"]),
    (MemberRole::Text(TextRank::Description), &[
        "beschreibung", "desc", "descricao", "descripcion", "descripción", "description",
        "descrizione", "descrição", "errorinfo", "explanation", "friendlymessage", "info",
        "internalreason", "localizeddescription", "motivo", "usermessage", "usermsg",
    ]),
    (MemberRole::Text(TextRank::LongMessage), &[
        "detailederror", "developermessage", "displaymessage", "helpmessage",
        "humanmessage", "localizedmessage", "longmessage", "longtext", "messagedetail",
        "moreinformation", "reasontext", "submsg", "text",
    ]),
    (MemberRole::Text(TextRank::Cause), &[
        "#text", "cause", "errorusermsg", "messagetranslations", "responsetext",
    ]),
    (MemberRole::Reason, &[
        "razao", "razão", "reason",
    ]),
    // Titles and labels.
    (MemberRole::Title, &[
        "title",
    ]),
    (MemberRole::Label, &[
        "errortitle", "errorusertitle", "heading", "headline", "httpmessage", "httpreason",
        "reasonphrase", "shortmessage", "statusmessage", "statusphrase", "statustext", "summary",
    ]),
    // What holds errors.
    (MemberRole::Error, &[
        "apierror", "err", "erreur", "erro", "error", "errore", "errorobj", "failure", "fehler",
    ]),
    (MemberRole::Errors, &[
        "@message.extendedinfo", "allerrors", "apierrors", "brokenrules", "causes", "children",
        "constraintviolations", "erreurs", "errorarray", "errorcauses", "errorchain",
        "errordescriptions", "errordetails", "errores", "errorfields",
        "errori", "errorlist", "errormap", "errormessages", "errorresponses", "errors",
        "errorslist", "errorslog", "erros", "exceptions", "failed", "failures", "faults",
        "fielderror", "fielderrors", "fieldlist", "fieldmessages", "fieldviolations", "formerrors",
        "globalerrors", "innererrors", "inputerrors", "invalidattributes", "invalidfields",
        "invalidparameters", "invalidparams", "issue", "issues", "messages", "modelstate",
        "mvcerrors", "parametererrors", "parameterviolations", "problems", "propertyerrors",
        "propertyviolations", "reasons", "rootcause", "serviceexception", "suberrorlist",
        "suberrors", "subproblems", "validation", "validationerror", "validationerrors",
        "validationfailures", "validationmessages", "validationresults",
        "violations", "zoderrors", "zodissues",
    ]),
    (MemberRole::Details, &["details", "detailslist", "params"]),
    (MemberRole::Container, &[
        "additionaldata", "badrequest", "badrequestdetail", "body", "content", "contextinfo",
        "data", "embedded", "envelope", "errorbody", "errorcontext", "errordata", "errorinfoobject",
        "errorinformation", "errormetadata", "errorresponse", "exception", "exceptionreport",
        "extensions", "extra", "fault", "faultdetail", "faultinfo", "header", "innererror", "json",
        "meta", "metadata", "methodresponse", "oaipmh", "operationoutcome", "output", "parameters",
        "payload", "policyexception", "problem", "properties", "reply", "requesterror", "response",
        "responsebody", "responsecontext", "responsemetadata", "responsestatus", "result",
        "resulterror", "root", "serviceexceptionreport", "servicefault", "serviceresponse",
        "statusinfo", "webfault", "zoderror",
    ]),
    (MemberRole::Rules, &["constraints"]),
    // Parts of the request, best first.
    (MemberRole::Path(FieldRank::Pointer), &[
        "fieldpath", "loc", "pointer", "violationpath",
    ]),
    (MemberRole::Field(FieldRank::Field), &[
        "argumentname", "attributename", "campo", "errorfield", "field", "fieldid",
        "fieldname", "param", "parametername", "paramname", "propertyname",
    ]),
    (MemberRole::Path(FieldRank::Field), &[
        "datapath", "errorpath", "instancepath", "jsonpath", "keypath", "path", "propertypath",
        "xpath",
    ]),
    (MemberRole::Field(FieldRank::Property), &[
        "argument", "attr", "attribute", "parameter", "property", "propriedade",
        "target",
    ]),
    (MemberRole::Path(FieldRank::Members), &[
        "expression", "locator", "member", "membernames", "members", "propertyref",
        "relatedproperties",
    ]),
    (MemberRole::Path(FieldRank::Location), &["column", "element", "location", "source"]),
    (MemberRole::Path(FieldRank::Context), &["context", "key"]),
    (MemberRole::Fields, &["fieldnames", "fields", "keys"]),
    (MemberRole::RequestPart, &["in", "locationin", "locationtype"]),
    // Ids of the request, best first.
    (MemberRole::RequestId(RequestIdRank::RequestId), &[
        "reqid", "requestid", "requestidentifier", "requestuuid", "serverrequestid", "xrequestid",
    ]),
    (MemberRole::RequestId(RequestIdRank::TraceId), &[
        "activityid", "cfrayid", "clientrequestid", "correlationid", "debugid", "fbtraceid",
        "logid", "logref", "operationtraceid", "pspreference", "rayid", "serverreferencecode",
        "traceid", "trackingid", "transactionid",
    ]),
    (MemberRole::RequestId(RequestIdRank::Reference), &[
        "callid", "errorref", "errorreference", "incidentid", "reference", "referenceid",
        "responseid", "supportid", "ticketid", "tracking",
    ]),
    (MemberRole::RequestId(RequestIdRank::EventId), &["eventid", "issueid"]),
    // Advice.
    (MemberRole::RetryAfter(TimeUnit::Second), &[
        "backoff", "retryafter", "retryafterinseconds", "retryaftersec", "retryafterseconds",
        "retrydelay", "retryin", "retryinseconds", "secondstowait", "waitseconds",
    ]),
    (MemberRole::RetryAfter(TimeUnit::Millisecond), &[
        "backoffmilliseconds", "retryaftermillis", "retryaftermilliseconds", "retryafterms",
        "retryinms",
    ]),
    (MemberRole::Retryable, &[
        "canretry", "isretriable", "isretryable", "istransient", "retriable", "retryable",
        "shouldretry",
    ]),
    (MemberRole::IsGlobal, &["global"]),
    (MemberRole::Scope, &["scope"]),
    (MemberRole::Help(HelpRank::Help), &[
        "docs", "docslink", "docsuri", "docsurl", "documentation", "documentationlink",
        "documentationuri", "documentationurl", "docurl", "erroruri", "errorurl", "help",
        "helplink", "helpurl", "infolink", "infourl", "moreinfo", "moreinfourl", "wikiurl",
    ]),
    (MemberRole::Help(HelpRank::Links), &["link", "links"]),
    (MemberRole::Help(HelpRank::Url), &["href", "url"]),
    // The occurrence.
    (MemberRole::Instance, &["instance"]),
];

/// How many names there are, how many bytes they have together, and how long the longest is.
const NAME_COUNT: usize = count_names().0;
const NAME_BYTES: usize = count_names().1;
const LONGEST_NAME: usize = count_names().2;

#[expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "the compiler evaluates it, and a panic would not compile"
)]
const fn count_names() -> (usize, usize, usize) {
    let (mut count, mut bytes, mut longest) = (0, 0, 0);
    let mut row = 0;
    while row < NAMES_BY_ROLE.len() {
        let names = NAMES_BY_ROLE[row].1;
        let mut at = 0;
        while at < names.len() {
            count += 1;
            bytes += names[at].len();
            if names[at].len() > longest {
                longest = names[at].len();
            }
            at += 1;
        }
        row += 1;
    }
    (count, bytes, longest)
}

/// [`NAMES_BY_ROLE`] for a search: in the order of first letters, and of lengths within a letter. The
/// names stand one after another without a mark. Addresses of single texts would take more room than
/// the names.
struct NameTable {
    names: [u8; NAME_BYTES],
    /// The length and the role of each name.
    rows: [(u8, MemberRole); NAME_COUNT],
    /// Where the rows and the names with each first letter begin, and at last where they end. Other
    /// first characters are in the places of the letters next to them.
    starts: [(u16, u16); LETTERS + 1],
}

/// The letters by which names are searched.
const LETTERS: usize = 26;

static NAME_TABLE: NameTable = NameTable::new();

impl NameTable {
    #[expect(
        clippy::indexing_slicing,
        clippy::arithmetic_side_effects,
        reason = "the compiler evaluates it, and a panic would not compile"
    )]
    const fn new() -> Self {
        let mut table = Self {
            names: [0; NAME_BYTES],
            rows: [(0, MemberRole::Error); NAME_COUNT],
            starts: [(0, 0); LETTERS + 1],
        };
        let (mut count, mut bytes) = (0, 0);
        let mut letter = 0;
        while letter < LETTERS {
            let mut length = 0;
            while length <= LONGEST_NAME {
                let mut row = 0;
                while row < NAMES_BY_ROLE.len() {
                    let (role, names) = NAMES_BY_ROLE[row];
                    let mut at = 0;
                    while at < names.len() {
                        let name = names[at].as_bytes();
                        if name.len() == length && find_letter(name[0]) == letter {
                            table.rows[count] = (length as u8, role);
                            count += 1;
                            let mut byte = 0;
                            while byte < length {
                                table.names[bytes] = name[byte];
                                bytes += 1;
                                byte += 1;
                            }
                        }
                        at += 1;
                    }
                    row += 1;
                }
                length += 1;
            }
            letter += 1;
            table.starts[letter] = (count as u16, bytes as u16);
        }
        table
    }

    /// Returns the role of a name in lower case and without separators.
    fn find(&self, name: &[u8]) -> Option<MemberRole> {
        let letter = find_letter(*name.first()?);
        let [start, end] = self.starts.get(letter..)?.first_chunk()?;
        let rows = self.rows.get(usize::from(start.0)..usize::from(end.0))?;
        let mut names = self.names.get(usize::from(start.1)..)?;
        for (length, role) in rows {
            let (known, rest) = names.split_at_checked(usize::from(*length))?;
            if known.len() >= name.len() {
                if known.len() > name.len() {
                    return None;
                }
                if known == name {
                    return Some(*role);
                }
            }
            names = rest;
        }
        None
    }
}

/// Returns the index of a letter. That of another character is one at an end.
const fn find_letter(byte: u8) -> usize {
    let index = byte.saturating_sub(b'a') as usize;
    if index < LETTERS { index } else { LETTERS - 1 }
}

/// Words in names that belong to an error. A word comes before the one that it begins with.
const ERROR_WORDS: [&str; 8] =
    ["errore", "error", "erreur", "erro", "err", "fehler", "fault", "exception"];

/// Words in names that belong to the outcome of a request, which may be a failure.
const OUTCOME_WORDS: [&str; 8] =
    ["response", "resp", "rsp", "failure", "decline", "rejection", "result", "status"];

/// The words for what names a failure for programs, or describes it, in six languages.
const CODE_WORDS: [&str; 8] =
    ["code", "number", "num", "no", "codigo", "codice", "nummer", "numero"];
const TEXT_WORDS: [&str; 19] = [
    "message",
    "msg",
    "text",
    "txt",
    "description",
    "desc",
    "string",
    "str",
    "mensaje",
    "mensagem",
    "messaggio",
    "meldung",
    "beschreibung",
    "descripcion",
    "descricao",
    "descrizione",
    "longtext",
    "longmessage",
    "messagetext",
];

/// Returns the role of a name that is made of such words: `codigoErro` has a code, and `xyzErrorText` a
/// sentence. With another word before them the name has a low rank.
fn find_role_by_words(name: &str) -> Option<MemberRole> {
    let is_joint = |rest: &str| ["", "de", "do", "da", "di", "del"].contains(&rest);
    let is_of = |words: &[&str], name: &str| {
        words.iter().any(|word| name.strip_prefix(word).is_some_and(is_joint))
    };
    let words = ERROR_WORDS.iter().chain(&OUTCOME_WORDS).enumerate();
    let (at, (before, after)) =
        words.filter_map(|(at, word)| Some((at, text::split_once(name, word)?))).next()?;
    let is_outcome = at >= ERROR_WORDS.len();
    let noun = if after.is_empty() { before } else { after };
    let is_low = is_outcome || !after.is_empty() && !before.is_empty();
    // A code of a result says as often that all is well.
    if is_of(&CODE_WORDS, noun) && !name.ends_with("resultcode") {
        Some(MemberRole::Code(if is_low { CodeRank::Tag } else { CodeRank::ErrorCode }))
    } else if is_of(&TEXT_WORDS, noun) {
        Some(MemberRole::Text(if is_low { TextRank::List } else { TextRank::ErrorMessage }))
    } else {
        None
    }
}

/// Longer names have no role.
const LONGEST_READ_NAME: usize = if LONGEST_NAME > 48 { LONGEST_NAME } else { 48 };

/// Returns the role of a name.
#[must_use]
#[inline(never)]
pub fn find_role(name: &str) -> Option<MemberRole> {
    // No name in the table begins with another character.
    if !matches!(name.as_bytes(), [b'a'..=b'z' | b'A'..=b'Z' | b'_' | b'#' | b'.' | b'@', ..]) {
        return None;
    }
    // A form has its lists in names with an index: `L_ERRORCODE0`.
    let name = match name.strip_prefix("L_") {
        Some(entry) => entry.trim_end_matches(|char: char| char.is_ascii_digit()),
        None => name,
    };
    let mut plain = [0; LONGEST_READ_NAME];
    let plain = normalize_name(name, &mut plain)?;
    match NAME_TABLE.find(plain) {
        // Mongoose has `_message` beside a `message` that says more.
        Some(MemberRole::Text(TextRank::Message)) if name.starts_with('_') => {
            Some(MemberRole::Text(TextRank::ErrorMessage))
        }
        // `_type` and `_id` are those of a document in a store. AWS has `__type`.
        Some(MemberRole::Type | MemberRole::NameOrId)
            if name.starts_with('_') && !name.starts_with("__") =>
        {
            None
        }
        None => find_role_by_words(str::from_utf8(plain).ok()?),
        role => role,
    }
}

/// Returns a name in lower case and without separators and the name space before it, or `None` if it is
/// too long.
fn normalize_name<'p>(name: &str, plain: &'p mut [u8]) -> Option<&'p [u8]> {
    let mut length: usize = 0;
    for byte in name.bytes() {
        match byte {
            b'_' | b'-' | b' ' => {}
            // A name space, as in `hydra:title`, is not part of the name.
            b':' => length = 0,
            _ => {
                // Too many characters may still be a name space.
                if let Some(place) = plain.get_mut(length) {
                    *place = byte.to_ascii_lowercase();
                }
                length = length.saturating_add(1);
            }
        }
    }
    plain.get(..length)
}

/// Whether the value of a member is a secret, by the name: see the list of names that are redacted.
pub fn is_secret_name(name: &str) -> bool {
    const NAMES: [&str; 9] = [
        "auth",
        "basicauth",
        "proxyauth",
        "sessionid",
        "jsessionid",
        "phpsessid",
        "csrf",
        "xsrf",
        "jwt",
    ];
    const ENDS: [&str; 15] = [
        "authorization",
        "cookie",
        "cookies",
        "password",
        "passwd",
        "passphrase",
        "secret",
        "token",
        "apikey",
        "accesskey",
        "privatekey",
        "secretkey",
        "signingkey",
        "sharedkey",
        "encryptionkey",
    ];
    let mut plain = [0; LONGEST_READ_NAME];
    let Some(plain) = normalize_name(name, &mut plain) else { return false };
    NAMES.iter().any(|known| known.as_bytes() == plain)
        || ENDS.iter().any(|end| plain.ends_with(end.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::{CodeRank, MemberRole, NAMES_BY_ROLE, TextRank, find_role};

    #[test]
    fn every_name_is_found() {
        for (role, names) in NAMES_BY_ROLE {
            for name in *names {
                assert_eq!(find_role(name), Some(*role), "{name}");
            }
        }
        assert_eq!(find_role("Error-Code"), Some(MemberRole::Code(CodeRank::ErrorCode)));
        assert_eq!((find_role(""), find_role(&"error".repeat(100))), (None, None));
    }

    #[test]
    fn each_name_has_one_role() {
        let names: Vec<_> = NAMES_BY_ROLE.iter().flat_map(|(_, names)| *names).collect();
        for (at, name) in names.iter().enumerate() {
            assert!(!names.iter().skip(at + 1).any(|other| other == name), "{name}");
        }
    }

    #[test]
    fn names_are_read_by_their_words() {
        let code = Some(MemberRole::Code(CodeRank::ErrorCode));
        let text = Some(MemberRole::Text(TextRank::ErrorMessage));
        for name in ["errCode", "codigo_erro", "codiceErrore", "Fehler-Nummer", "code_erreur"] {
            assert_eq!(find_role(name), code, "{name}");
        }
        for name in ["errMsg", "mensajeDeError", "messageErreur", "Fehlermeldung", "err_str"] {
            assert_eq!(find_role(name), text, "{name}");
        }
        assert_eq!(find_role("soapErrorCode"), Some(MemberRole::Code(CodeRank::Tag)));
        assert_eq!(find_role("gatewayResponseText"), Some(MemberRole::Text(TextRank::List)));
        for name in ["errand", "terror", "codependent", "context2", "texture", "responsive"] {
            assert!(!matches!(find_role(name), Some(MemberRole::Code(_) | MemberRole::Text(_))));
        }
    }
}
