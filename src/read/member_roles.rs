//! Gives what the usual member names of error bodies stand for.
//!
//! Names are compared without case, `_`, `-` and spaces, so that `errorCode`, `error_code` and
//! `ErrorCode` are one row. This module must not know whose body a name stands in.

/// What a member says. Of members with one role the one with the lowest rank counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A name for programs.
    Code(u8),
    /// A name for programs if it looks like one.
    Token,
    /// A sentence for a person.
    Text(u8),
    /// A short label; with a rank above 0 only beside a sentence.
    Title(u8),
    /// The error itself, its code, its label or its sentence.
    Error,
    /// The kind of problem: a URI or a code.
    Kind,
    /// A code or a sentence.
    Reason,
    /// A status, a code, or an object that holds the error.
    State,
    /// A list or a map of errors.
    Errors,
    /// A sentence, a list or a map of errors, or an object that says more.
    Details,
    /// An object that may hold the error.
    Inside,
    /// The id of the request.
    Id(u8),
    /// How long to wait, with so many milliseconds for a unit.
    Wait(u16),
    /// Where a person can read more.
    Help(u8),
    /// A URI of the occurrence.
    Instance,
    /// A part of the request; whether it is one beside the sentence of the whole, too.
    Field(u8, bool),
    /// Several parts of the request.
    Fields,
    /// The part of the request that a path is in.
    Place,
    /// Sentences by the name of the rule that was broken.
    Rules,
    /// The allowance is for all of the API.
    Global,
    /// Who shares the allowance.
    Scope,
}

/// The longest name of [`ROLES`].
const LONGEST: usize = 22;

/// Gives the role of a name.
#[must_use]
pub fn role(name: &str) -> Option<Role> {
    // A number or a sign is no name.
    if !matches!(name.as_bytes(), [b'a'..=b'z' | b'A'..=b'Z' | b'_' | b'#' | b'.', ..]) {
        return None;
    }
    let mut plain = [0; LONGEST];
    let mut length: usize = 0;
    for byte in name.bytes() {
        match byte {
            b'_' | b'-' | b' ' => {}
            // A name space, as in `hydra:title`, is no part of the name.
            b':' => length = 0,
            _ => {
                // What is too long may still be a name space.
                if let Some(place) = plain.get_mut(length) {
                    *place = byte.to_ascii_lowercase();
                }
                length = length.saturating_add(1);
            }
        }
    }
    let plain = plain.get(..length)?;
    let letter = plain.first()?.wrapping_sub(b'a');
    let rows = match STARTS.get(usize::from(letter)..).and_then(|starts| starts.first_chunk()) {
        Some([start, end]) => ROLES.get(usize::from(*start)..usize::from(*end))?,
        None => ROLES, // few names begin with a sign
    };
    let at = rows.binary_search_by(|(known, _)| known.as_bytes().cmp(plain)).ok()?;
    match rows.get(at)?.1 {
        // Mongoose has `_message` beside `message`, which says more.
        Text(0) if name.starts_with('_') => Some(Text(1)),
        role => Some(role),
    }
}

/// Where the names with each letter begin in [`ROLES`]: most of a search is to find that.
#[expect(clippy::indexing_slicing, reason = "the compiler evaluates it, a panic would not build")]
static STARTS: [u16; 27] = {
    let mut starts = [0; 27];
    let mut letter = 0;
    while letter < starts.len() {
        let mut at = 0;
        while at < ROLES.len() && (ROLES[at].0.as_bytes()[0] as usize) < letter + b'a' as usize {
            at += 1;
        }
        starts[letter] = at as u16;
        letter += 1;
    }
    starts
};

use Role::{
    Code, Details, Error, Errors, Field, Fields, Global, Help, Id, Inside, Instance, Kind, Place,
    Reason, Rules, Scope, State, Text, Title, Token, Wait,
};

/// The names without case and separators, sorted.
#[rustfmt::skip]
const ROLES: &[(&str, Role)] = &[
    ("#text", Text(7)), (".tag", Code(6)), ("activityid", Id(1)), ("additionaldata", Inside),
    ("allerrors", Errors), ("apierror", Error), ("apierrorcode", Code(1)), ("apierrors", Errors),
    ("apimessage", Text(2)), ("argument", Field(2, true)), ("argumentname", Field(1, true)),
    ("attr", Field(2, true)), ("attribute", Field(2, true)), ("attributename", Field(1, true)),
    ("backoff", Wait(1000)), ("badrequest", Inside), ("badrequestdetail", Inside),
    ("bizcode", Code(1)), ("body", Inside), ("brokenrules", Errors), ("callid", Id(2)),
    ("category", Code(6)), ("cause", Text(7)), ("causes", Errors), ("cfrayid", Id(1)),
    ("children", Errors), ("clientrequestid", Id(1)), ("cod", Code(2)), ("code", Code(0)),
    ("codename", Code(2)), ("codestring", Code(2)), ("column", Field(4, false)),
    ("constraints", Rules), ("constraintviolations", Errors), ("content", Inside),
    ("context", Field(5, false)), ("contextinfo", Inside), ("correlationid", Id(1)),
    ("data", Inside), ("datapath", Field(1, false)), ("debugid", Id(1)),
    ("defaultmessage", Text(2)), ("description", Text(5)), ("detail", Text(3)),
    ("detailederror", Text(6)), ("detailedmessage", Text(3)), ("detailmessage", Text(3)),
    ("details", Details), ("detailslist", Details), ("developermessage", Text(6)),
    ("diagnostics", Text(3)), ("displaymessage", Text(6)), ("docs", Help(0)), ("docslink", Help(0)),
    ("docsuri", Help(0)), ("docsurl", Help(0)), ("documentation", Help(0)),
    ("documentationlink", Help(0)), ("documentationuri", Help(0)), ("documentationurl", Help(0)),
    ("docurl", Help(0)), ("ecode", Code(2)), ("element", Field(4, false)), ("embedded", Inside),
    ("envelope", Inside), ("err", Error), ("errcode", Code(1)), ("errid", Token),
    ("errmessage", Text(1)), ("errmsg", Text(1)), ("errno", Code(2)), ("error", Error),
    ("errorbody", Inside), ("errorcategory", Code(6)), ("errorcauses", Errors),
    ("errorchain", Errors), ("errorclass", Code(4)), ("errorcode", Code(1)),
    ("errorcodestring", Code(1)), ("errorcodetext", Code(1)), ("errorcodevalue", Code(1)),
    ("errorcontext", Inside), ("errordata", Inside), ("errordescription", Text(0)),
    ("errordescriptions", Errors), ("errordetail", Text(3)), ("errordetails", Errors),
    ("errorfield", Field(1, true)), ("errorfields", Errors), ("errorid", Token),
    ("erroridentifier", Code(4)), ("errorinfo", Text(5)), ("errorinfoobject", Inside),
    ("errorinformation", Inside), ("errorkey", Code(2)), ("errorlist", Errors),
    ("errormap", Errors), ("errormessage", Text(1)), ("errormessages", Errors),
    ("errormessagestring", Text(2)), ("errormessagetext", Text(1)), ("errormetadata", Inside),
    ("errormsg", Text(1)), ("errorname", Code(2)), ("errornumber", Code(2)), ("errorobj", Error),
    ("errorpath", Field(1, false)), ("errorreason", Text(3)), ("errorreasoncode", Code(2)),
    ("errorref", Id(2)), ("errorreference", Id(2)), ("errorresponse", Inside),
    ("errorresponses", Errors), ("errors", Errors), ("errorslist", Errors), ("errorslog", Errors),
    ("errorslug", Code(2)), ("errorstatus", State), ("errorstring", Text(1)),
    ("errorsummary", Text(2)), ("errortag", Code(3)), ("errortext", Text(3)),
    ("errortitle", Title(1)), ("errortype", Code(4)), ("erroruri", Help(0)), ("errorurl", Help(0)),
    ("errorusermsg", Text(7)), ("errorusertitle", Title(1)), ("eventid", Id(4)),
    ("exception", Inside), ("exceptioncode", Code(1)), ("exceptioncodename", Code(1)),
    ("exceptionmessage", Text(6)), ("exceptionname", Code(4)), ("exceptionreport", Inside),
    ("exceptions", Errors), ("exceptiontext", Text(2)), ("exceptiontype", Code(4)),
    ("explanation", Text(5)), ("expression", Field(3, false)), ("extensions", Inside), ("extra", Inside),
    ("failure", Error), ("failures", Errors), ("fault", Inside), ("faultcode", Code(1)),
    ("faultdetail", Inside), ("faultinfo", Inside), ("faultmessage", Text(2)), ("faults", Errors),
    ("faultstring", Text(0)), ("fbtraceid", Id(1)), ("field", Field(1, true)),
    ("fielderror", Errors), ("fielderrors", Errors), ("fieldid", Field(1, true)),
    ("fieldlist", Errors), ("fieldmessages", Errors), ("fieldname", Field(1, true)),
    ("fieldnames", Fields), ("fieldpath", Field(0, false)), ("fields", Fields),
    ("fieldviolations", Errors), ("formerrors", Errors), ("friendlymessage", Text(5)),
    ("global", Global), ("globalerrors", Errors), ("header", Inside), ("heading", Title(1)),
    ("headline", Title(1)), ("help", Help(0)), ("helplink", Help(0)), ("helpurl", Help(0)),
    ("href", Help(2)), ("httpcode", State), ("httpmessage", Title(1)), ("httpreason", Title(1)),
    ("httpstatus", State), ("httpstatuscode", State), ("humanmessage", Text(6)), ("id", Token),
    ("identifier", Code(4)), ("in", Place), ("incidentid", Id(2)), ("info", Text(5)),
    ("infolink", Help(0)), ("infourl", Help(0)), ("innererror", Inside), ("innererrors", Errors),
    ("inputerrors", Errors), ("instance", Instance), ("instancepath", Field(1, false)),
    ("internalreason", Text(5)), ("invalidattributes", Errors), ("invalidfields", Errors),
    ("invalidparameters", Errors), ("invalidparams", Errors), ("issue", Errors),
    ("issuecode", Code(4)), ("issueid", Id(4)), ("issues", Errors), ("json", Inside),
    ("jsonpath", Field(1, false)), ("key", Field(5, false)), ("keypath", Field(1, false)),
    ("keys", Fields), ("keyword", Code(6)), ("kind", Kind), ("link", Help(1)), ("links", Help(1)),
    ("loc", Field(0, false)), ("localizeddescription", Text(5)), ("localizedmessage", Text(6)),
    ("location", Field(4, false)), ("locationin", Place), ("locationtype", Place),
    ("locator", Field(3, false)), ("logid", Id(1)), ("logref", Id(1)), ("longmessage", Text(6)),
    ("member", Field(3, false)), ("membernames", Field(3, false)), ("members", Field(3, false)),
    ("message", Text(0)), ("messagecode", Code(2)), ("messagedetail", Text(6)),
    ("messageid", Code(4)), ("messagekey", Code(4)), ("messages", Errors), ("messagetext", Text(3)),
    ("messagetranslations", Text(7)), ("meta", Inside), ("metadata", Inside),
    ("methodresponse", Inside), ("modelstate", Errors), ("moreinfo", Help(0)),
    ("moreinformation", Text(6)), ("moreinfourl", Help(0)), ("msg", Text(4)), ("msgcode", Code(2)),
    ("name", Token), ("oaipmh", Inside), ("operationoutcome", Inside), ("operationtraceid", Id(1)),
    ("output", Inside), ("param", Field(1, true)), ("parameter", Field(2, true)),
    ("parametererrors", Errors), ("parametername", Field(1, true)), ("parameters", Inside),
    ("parameterviolations", Errors), ("paramname", Field(1, true)), ("params", Details),
    ("path", Field(1, false)), ("payload", Inside), ("pointer", Field(0, false)),
    ("policyexception", Inside), ("problem", Inside), ("problems", Errors), ("properties", Inside),
    ("property", Field(2, true)), ("propertyerrors", Errors), ("propertyname", Field(1, true)),
    ("propertypath", Field(1, false)), ("propertyref", Field(3, false)),
    ("propertyviolations", Errors), ("pspreference", Id(1)), ("rayid", Id(1)), ("reason", Reason),
    ("reasoncode", Code(3)), ("reasonphrase", Title(1)), ("reasons", Errors),
    ("reasontext", Text(6)), ("reference", Id(2)), ("referenceid", Id(2)), ("reply", Inside),
    ("reqid", Id(0)), ("requesterror", Inside), ("requestid", Id(0)), ("requestidentifier", Id(0)),
    ("requestuuid", Id(0)), ("rescode", Code(3)), ("resmsg", Text(2)), ("respcode", Code(3)),
    ("respdesc", Text(2)), ("respmsg", Text(2)), ("response", Inside), ("responsebody", Inside),
    ("responsecode", Code(2)), ("responsecontext", Inside), ("responsedesc", Text(2)),
    ("responsedescription", Text(2)), ("responsemessage", Text(2)), ("responsemetadata", Inside),
    ("responsestatus", Inside), ("responsestatuscode", State), ("responsetext", Text(7)),
    ("result", Inside), ("resultcode", Code(2)), ("resultdesc", Text(2)),
    ("resultdescription", Text(2)), ("resulterror", Inside), ("resultmessage", Text(2)),
    ("resultmsg", Text(2)), ("resultstatus", Code(3)), ("retcode", Code(2)), ("retmsg", Text(2)),
    ("retryafter", Wait(1000)), ("retryafterinseconds", Wait(1000)), ("retryaftermillis", Wait(1)),
    ("retryaftermilliseconds", Wait(1)), ("retryafterms", Wait(1)), ("retryaftersec", Wait(1000)),
    ("retryafterseconds", Wait(1000)), ("retrydelay", Wait(1000)), ("retryin", Wait(1000)),
    ("retryinms", Wait(1)), ("retryinseconds", Wait(1000)), ("returncode", Code(2)),
    ("returndesc", Text(2)), ("returnmessage", Text(2)), ("returnmsg", Text(2)),
    ("returnstatus", Code(3)), ("root", Inside), ("rootcause", Errors), ("rspcode", Code(3)),
    ("rspmsg", Text(2)), ("rule", Code(6)), ("scimtype", Code(3)), ("scope", Scope),
    ("secondstowait", Wait(1000)), ("serverreferencecode", Id(1)), ("serviceerrorcode", Code(1)),
    ("serviceexception", Errors), ("serviceexceptionreport", Inside), ("servicefault", Inside),
    ("serviceresponse", Inside), ("shortmessage", Title(1)), ("slug", Code(6)),
    ("source", Field(4, false)), ("state", State), ("status", State), ("statuscode", State),
    ("statuscodestring", Code(1)), ("statusdescription", Text(3)), ("statusinfo", Inside),
    ("statusmessage", Title(1)), ("statusmsg", Text(2)), ("statusphrase", Title(1)),
    ("statustext", Title(1)), ("subcodevalue", Code(2)), ("suberrorlist", Errors),
    ("suberrors", Errors), ("submsg", Text(6)), ("subproblems", Errors), ("substatus", Code(9)),
    ("summary", Title(1)), ("supportid", Id(2)), ("symbol", Token),
    ("tag", Code(9)), ("target", Field(2, true)), ("text", Text(6)), ("ticketid", Id(2)),
    ("title", Title(0)), ("traceid", Id(1)), ("tracking", Id(2)), ("trackingid", Id(1)),
    ("transactionid", Id(1)), ("translationkey", Code(4)), ("type", Kind), ("url", Help(2)),
    ("usermessage", Text(5)), ("usermsg", Text(5)), ("validation", Errors),
    ("validationerror", Errors), ("validationerrors", Errors), ("validationfailures", Errors),
    ("validationmessages", Errors), ("validatorkey", Code(6)), ("violations", Errors),
    ("waitseconds", Wait(1000)), ("webfault", Inside), ("wikiurl", Help(0)),
    ("xpath", Field(1, false)), ("xrequestid", Id(0)), ("zoderror", Inside), ("zoderrors", Errors),
    ("zodissues", Errors),
];

#[cfg(test)]
mod tests {
    use super::{ROLES, Role, role};

    #[test]
    fn every_name_is_found() {
        assert!(ROLES.is_sorted_by_key(|row| row.0));
        for (name, expected) in ROLES {
            assert_eq!(role(name), Some(*expected), "{name}");
        }
        assert_eq!(role("Error-Code"), Some(Role::Code(1)));
        assert_eq!((role(""), role(&"error".repeat(100))), (None, None));
    }
}
