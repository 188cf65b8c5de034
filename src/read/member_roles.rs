//! The roles that the usual member names of error bodies have.
//!
//! Names are compared without case, `_`, `-` and spaces, so `errorCode`, `error_code` and `ErrorCode` are
//! one name. This module must not know the format of the body that has a name.

pub use super::member_role::{MemberRole, TimeUnit};
use super::ranks::{CodeRank, FieldRank, HelpRank, RequestIdRank, TextRank};

/// The names of each role, in lower case and without separators.
#[rustfmt::skip]
const NAMES_BY_ROLE: &[(MemberRole, &[&str])] = &[
    // Codes, best first.
    (MemberRole::Code(CodeRank::Code), &[
        "code", "codice", "codigo", "código", "fehlercode",
    ]),
    (MemberRole::Code(CodeRank::ErrorCode), &[
        "apierrorcode", "bizcode",    "codigoerro",
         "errcode", "errorcode", "errorcodestring", "errorcodetext", "errorcodevalue",
        "exceptioncode", "exceptioncodename", "faultcode", "serviceerrorcode", "statuscodestring",
    ]),
    (MemberRole::Code(CodeRank::OtherCode), &[
        "categorycode", "cod", "codename", "codestring", "customcode", "ecode", "errno", "errorkey",
        "errorname", "errornumber", "errorreasoncode", "errorslug", "infocode", "messagecode",
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
        "errordescription", "faultstring", "fehlermeldung", "fehlertext", "meldung", "mensagem",
        "mensaje", "message", "messaggio",
    ]),
    (MemberRole::Text(TextRank::ErrorMessage), &[
        "edesc", "errmessage", "errmsg", "errordesc", "errormessage", "errormessagetext",
        "errormsg", "errorstring", "errortext", "errtext", "oauthproblemadvice",
    ]),
    (MemberRole::Text(TextRank::OtherMessage), &[
        "apimessage", "defaultmessage", "errormessagestring", "errorsummary",
        "exceptiontext", "faultmessage", "resmsg", "respdesc", "respmsg", "responsedesc",
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
        "detailederror", "developermessage", "displaymessage", "exceptionmessage", "helpmessage",
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

/// How many names there are, and how long the longest is.
const NAME_COUNT: usize = count_names().0;
const LONGEST_NAME: usize = count_names().1;

#[expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "the compiler evaluates it, and a panic would not compile"
)]
const fn count_names() -> (usize, usize) {
    let (mut count, mut longest) = (0, 0);
    let mut row = 0;
    while row < NAMES_BY_ROLE.len() {
        let names = NAMES_BY_ROLE[row].1;
        let mut at = 0;
        while at < names.len() {
            count += 1;
            if names[at].len() > longest {
                longest = names[at].len();
            }
            at += 1;
        }
        row += 1;
    }
    (count, longest)
}

/// [`NAMES_BY_ROLE`], sorted by name for a binary search.
static ROLES_BY_NAME: [(&str, MemberRole); NAME_COUNT] = sort_names();

#[expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "the compiler evaluates it, and a panic would not compile"
)]
const fn sort_names() -> [(&'static str, MemberRole); NAME_COUNT] {
    let mut sorted = [("", MemberRole::Error); NAME_COUNT];
    let mut count = 0;
    let mut row = 0;
    while row < NAMES_BY_ROLE.len() {
        let (role, names) = NAMES_BY_ROLE[row];
        let mut at = 0;
        while at < names.len() {
            let mut place = count;
            while place > 0 && is_name_before(names[at].as_bytes(), sorted[place - 1].0.as_bytes())
            {
                sorted[place] = sorted[place - 1];
                place -= 1;
            }
            sorted[place] = (names[at], role);
            count += 1;
            at += 1;
        }
        row += 1;
    }
    sorted
}

#[expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "the compiler evaluates it, and a panic would not compile"
)]
const fn is_name_before(first: &[u8], second: &[u8]) -> bool {
    let mut at = 0;
    while at < first.len() && at < second.len() {
        if first[at] != second[at] {
            return first[at] < second[at];
        }
        at += 1;
    }
    first.len() < second.len()
}

/// Where the names with each first letter begin in [`ROLES_BY_NAME`], and at last where they end. It
/// makes a search much shorter.
static FIRST_LETTERS: [u16; 27] = find_first_letters();

#[expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "the compiler evaluates it, and a panic would not compile"
)]
const fn find_first_letters() -> [u16; 27] {
    let sorted = sort_names();
    let mut starts = [0; 27];
    let mut letter = 0;
    while letter < starts.len() {
        let mut at = 0;
        while at < sorted.len() && (sorted[at].0.as_bytes()[0] as usize) < letter + b'a' as usize {
            at += 1;
        }
        starts[letter] = at as u16;
        letter += 1;
    }
    starts
}

/// The ends of names of many systems, each with a role of low rank.
const ROLES_BY_END: [(MemberRole, &[&str]); 2] = [
    (MemberRole::Code(CodeRank::Tag), &["errorcode", "errcode", "responsecode", "rspcode"]),
    (
        MemberRole::Text(TextRank::List),
        &[
            "errormessage",
            "errormsg",
            "errmsg",
            "errortext",
            "errordescription",
            "errordesc",
            "failuremessage",
            "respmessage",
            "responsemessage",
            "responsetext",
            "resultmessage",
            "rspmsg",
            "rsptext",
            "statusmessage",
        ],
    ),
];

/// Returns the role that a name has by its end: `XyzErrorCode` has a code.
fn find_role_by_end(plain: &[u8]) -> Option<MemberRole> {
    // All the ends have one of these letters last.
    if !matches!(plain, [.., b'e' | b'g' | b't' | b'n' | b'c']) {
        return None;
    }
    let has_end =
        |(_, ends): &&(_, &[&str])| ends.iter().any(|end| plain.ends_with(end.as_bytes()));
    ROLES_BY_END.iter().find(has_end).map(|(role, _)| *role)
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
    let mut plain = [0; LONGEST_READ_NAME];
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
    let plain = plain.get(..length)?;
    let letter = plain.first()?.wrapping_sub(b'a');
    let starts = FIRST_LETTERS.get(usize::from(letter)..).and_then(|starts| starts.first_chunk());
    let rows = match starts {
        Some([start, end]) => ROLES_BY_NAME.get(usize::from(*start)..usize::from(*end))?,
        // Few names begin with another character than a letter.
        None => &ROLES_BY_NAME,
    };
    let Ok(at) = rows.binary_search_by(|(known, _)| known.as_bytes().cmp(plain)) else {
        return find_role_by_end(plain);
    };
    match rows.get(at)?.1 {
        // Mongoose has `_message` beside a `message` that says more.
        MemberRole::Text(TextRank::Message) if name.starts_with('_') => {
            Some(MemberRole::Text(TextRank::ErrorMessage))
        }
        // `_type` and `_id` are those of a document in a store. AWS has `__type`.
        MemberRole::Type | MemberRole::NameOrId
            if name.starts_with('_') && !name.starts_with("__") =>
        {
            None
        }
        role => Some(role),
    }
}

#[cfg(test)]
mod tests {
    use super::{CodeRank, MemberRole, NAMES_BY_ROLE, ROLES_BY_NAME, find_role};

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
    fn names_are_sorted_and_each_has_one_role() {
        assert!(ROLES_BY_NAME.windows(2).all(|pair| matches!(pair, [a, b] if a.0 < b.0)));
    }
}
