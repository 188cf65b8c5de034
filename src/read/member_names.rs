//! The usual names of members of error bodies, and the words that such names are made of.
//!
//! Names are in lower case and without separators.

use super::member_role::{MemberRole, TimeUnit};
use super::ranks::{CodeRank, FieldRank, HelpRank, RequestIdRank, TextRank};

/// The names of each role.
#[rustfmt::skip]
pub const NAMES_BY_ROLE: &[(MemberRole, &[&str])] = &[
    // Codes, best first.
    (MemberRole::Code(CodeRank::Code), &[
        "code", "codice", "codigo", "código",
    ]),
    (MemberRole::Code(CodeRank::ErrorCode), &[
        "apierrorcode", "bizcode", "errorcodestring", "errorcodetext", "errorcodevalue",
        "exceptioncodename", "statuscodestring",
    ]),
    (MemberRole::Code(CodeRank::OtherCode), &[
        "categorycode", "cod", "codename", "codestring", "customcode", "ecode", "ec", "errno", "errorkey",
        "errorname", "errorreasoncode", "errorslug", "infocode", "messagecode",
        "msgcode", "responsecode", "resultcode", "retcode", "returncode", "subcodevalue",
    ]),
    (MemberRole::Code(CodeRank::ReasonCode), &[
        "errortag", "oauthproblem", "reasoncode", "rescode", "respcode", "resultstatus",
        "returnstatus", "rspcode", "scimtype",
    ]),
    (MemberRole::Code(CodeRank::ErrorClass), &[
        "errorclass", "erroridentifier", "errortype", "exceptionname", "exceptiontype", "exctype",
        "identifier", "issuecode", "messageid", "messagekey", "ncerror", "resultid",
        "translationkey", "typekey",
    ]),
    (MemberRole::Code(CodeRank::Category), &[
        ".tag", "category", "errorcategory", "keyword", "rule", "slug",         "validatorkey", "violation",
    ]),
    (MemberRole::Code(CodeRank::Tag), &[
        "actioncode", "number", "substatus", "tag", "validationtype",
    ]),
    (MemberRole::NameOrId, &["errid", "errorid", "id", "label", "name", "symbol"]),
    (MemberRole::Type, &["type"]),
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
        "edesc", "em", "ncerrorplus", "oauthproblemadvice",
    ]),
    (MemberRole::Text(TextRank::OtherMessage), &[
        "apimessage", "defaultmessage", "errorsummary", "resmsg", "resultdetail", "retmsg",
        "returndesc", "returnmessage", "returnmsg", "returntext",
    ]),
    (MemberRole::Text(TextRank::Detail), &[
        "detail", "detailedmessage", "detailmessage", "detalle",
        "diagnostics", "errordetail", "errorreason", "messagetext", "statusdescription", "statusdetail",
    ]),
    (MemberRole::Text(TextRank::Msg), &["msg"]),
    (MemberRole::Text(TextRank::Description), &[
        "beschreibung", "desc", "descricao", "descripcion", "descripción", "description",
        "descrizione", "descrição", "dsc", "errorinfo", "explanation", "freetext", "friendlymessage", "info",
        "internalreason", "libelle", "libellé", "localizeddescription", "motivo", "usermessage", "usermsg",
    ]),
    (MemberRole::Text(TextRank::LongMessage), &[
        "detailederror", "developermessage", "displaymessage", "helpmessage",
        "humanmessage", "localizedmessage", "longmessage", "longtext", "messagedetail",
        "moreinformation", "problema", "reasontext", "submsg", "text", "texte", "texto",
    ]),
    (MemberRole::Text(TextRank::Cause), &[
        "#text", "cause", "errorusermsg", "messagetranslations", "responsetext", "shorttext", "string",
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
        "apierror", "diagnostic", "err", "erreur", "erro", "error", "errorcondition", "errore",
        "erroritem", "errorobj", "failure", "fehler",
    ]),
    (MemberRole::Errors, &[
        "@message.extendedinfo", "brokenrules", "causes", "children", "erreurs", "errorarray",
        "errorcauses", "errorchain", "errordescriptions", "errordetails", "errores", "errorfields",
        "errori", "errorlist", "errormap", "errormessages", "errorresponses", "errors", "errorslist",
        "errorslog", "erros", "exceptions", "failed", "failures", "faults", "fielderror", "fieldlist",
        "fieldmessages", "invalidattributes", "invalidfields", "invalidparameters", "invalidparams",
        "issue", "issues", "meldungen", "mensagens", "mensajes", "messages", "modelstate", "msgs",
        "problems", "reasons", "rootcause", "serviceexception", "suberrorlist", "subproblems",
        "validation", "validationerror", "validationfailures", "validationmessages",
        "validationresults", "violations", "zodissues",
    ]),
    (MemberRole::Details, &["detalhes", "detalles", "details", "detailslist", "errordata", "params"]),
    (MemberRole::Container, &[
        "additionaldata", "badrequest", "badrequestdetail", "body", "content", "contextinfo",
        "data", "embedded", "envelope", "errorbody", "errorcontext", "errorinfoobject",
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
        "argumentname", "attributename", "campo", "champ", "errorfield", "feld", "field", "fieldid",
        "fieldname", "param", "parametername", "paramname", "propertyname",
    ]),
    (MemberRole::Path(FieldRank::Field), &[
        "datapath", "errorpath", "errorrelatedto", "instancepath", "jsonpath", "keypath", "path", "propertypath",
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
        "trace", "traceid", "trackingid", "transactionid",
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

/// Words in names that belong to an error. A word comes before the one that it begins with.
pub const ERROR_WORDS: &str = "errore|error|erreur|erro|err|fehler|fault|exception";

/// Words in names that belong to the outcome of a request, which may be a failure.
pub const OUTCOME_WORDS: &str =
    "response|resp|rsp|failure|declined|decline|rejection|result|status|reason";

/// The words for what names a failure for programs, in six languages.
pub const CODE_WORDS: &str = "code|number|num|no|codigo|codice|nummer|numero";
/// The words for what describes a failure, in six languages.
pub const TEXT_WORDS: &str = "message|msg|text|txt|description|desc|string|str|mensaje|mensagem|messaggio|meldung|\
    beschreibung|descripcion|descricao|descrizione|longtext|longmessage|messagetext";
