//! The formats that are recognised, in the order in which they are tried.
//!
//! Most formats use the usual names for what they say, so their rows only recognise them. A response in
//! a format that is not listed is read by the usual names, too.

mod html;
mod json;
mod labelled_id;
mod own_members;
mod signs;
mod text;
mod usual_names;
mod webob;
mod xml;

use super::content::ParsedResponse;
use super::report_builder::ReportBuilder;
use html::{read_cloudflare_page, read_express_page, read_page};
use json::{
    read_aws_json, read_boom, read_cloudflare_api, read_connect, read_elasticsearch, read_graphql,
    read_h3, read_jsend, read_kubernetes, read_problem, read_trpc,
};
use text::read_text_body;
pub use usual_names::read_usual_names;
use webob::{read_webob_json, read_webob_page};
use xml::{read_soap, read_xml_rpc};

/// A format of errors.
///
/// ```
/// assert_eq!(httpexc::read::ERROR_FORMATS[0].name, "grpc");
/// ```
#[derive(Debug, Clone, Copy)]
pub struct ErrorFormat {
    /// The name of the format in a report.
    pub name: &'static str,
    /// Whether a response has the format.
    pub(super) is_format: fn(&ParsedResponse<'_, '_>) -> bool,
    /// Offers the builder what a response in the format says.
    pub(super) read: for<'a> fn(&ParsedResponse<'_, 'a>, &mut ReportBuilder<'a>),
}

impl ErrorFormat {
    const fn new(
        name: &'static str,
        is_format: fn(&ParsedResponse<'_, '_>) -> bool,
        read: for<'a> fn(&ParsedResponse<'_, 'a>, &mut ReportBuilder<'a>),
    ) -> Self {
        Self { name, is_format, read }
    }
}

/// The formats. A response has the first one that recognises it.
///
/// ```
/// use httpexc::read::ERROR_FORMATS;
/// assert!(ERROR_FORMATS.iter().any(|format| format.name == "problem+json"));
/// ```
pub const ERROR_FORMATS: &[ErrorFormat] = &[
    ErrorFormat::new("grpc", signs::is_grpc, read_text_body),
    ErrorFormat::new("empty", signs::is_empty, |_, _| ()),
    ErrorFormat::new("problem+json", signs::is_problem_json, read_problem),
    ErrorFormat::new("problem+xml", signs::is_problem_xml, read_problem),
    ErrorFormat::new("soap", signs::is_soap, read_soap),
    ErrorFormat::new("falcon-xml", signs::is_falcon_xml, read_usual_names),
    ErrorFormat::new("xml-rpc", signs::is_xml_rpc, read_xml_rpc),
    ErrorFormat::new("aws-xml", signs::is_aws_xml, read_usual_names),
    ErrorFormat::new("xml", signs::is_xml, read_usual_names),
    ErrorFormat::new("cloudflare-html", signs::is_cloudflare_page, read_cloudflare_page),
    ErrorFormat::new("werkzeug", signs::is_werkzeug_page, read_page),
    ErrorFormat::new("webob-html", signs::is_webob_page, read_webob_page),
    ErrorFormat::new("finalhandler", signs::is_express_page, read_express_page),
    ErrorFormat::new("html", signs::is_html, read_page),
    ErrorFormat::new("cloudflare-text", signs::is_cloudflare_text, read_text_body),
    ErrorFormat::new("webob-text", signs::is_webob_text, read_text_body),
    ErrorFormat::new("text", signs::is_plain_text, read_text_body),
    ErrorFormat::new("jsonrpc", signs::is_json_rpc, read_usual_names),
    ErrorFormat::new("trpc", signs::is_trpc, read_trpc),
    ErrorFormat::new("fhir", signs::is_fhir, read_usual_names),
    ErrorFormat::new("kubernetes", signs::is_kubernetes, read_kubernetes),
    ErrorFormat::new("aws-json", signs::is_aws_json, read_aws_json),
    ErrorFormat::new("discord", signs::is_discord, read_usual_names),
    ErrorFormat::new("webob", signs::is_webob_json, read_webob_json),
    ErrorFormat::new("falcon", signs::is_falcon, read_usual_names),
    ErrorFormat::new("fastapi", signs::is_fastapi, read_usual_names),
    ErrorFormat::new("azion", signs::is_azion, read_usual_names),
    ErrorFormat::new("cloudflare", signs::is_cloudflare_api, read_cloudflare_api),
    ErrorFormat::new("anthropic", signs::is_anthropic, read_usual_names),
    ErrorFormat::new("stripe", signs::is_stripe, read_usual_names),
    ErrorFormat::new("google", signs::is_google, read_usual_names),
    ErrorFormat::new("elasticsearch", signs::is_elasticsearch, read_elasticsearch),
    ErrorFormat::new("openai", signs::is_openai, read_usual_names),
    ErrorFormat::new("odata", signs::is_odata, read_usual_names),
    ErrorFormat::new("slack", signs::is_slack, read_usual_names),
    ErrorFormat::new("graphql", signs::is_graphql, read_graphql),
    ErrorFormat::new("jsonapi", signs::is_json_api, read_usual_names),
    ErrorFormat::new("jsend", signs::is_jsend, read_jsend),
    ErrorFormat::new("jira", signs::is_jira, read_usual_names),
    ErrorFormat::new("boom", signs::is_boom, read_boom),
    ErrorFormat::new("h3", signs::is_h3, read_h3),
    ErrorFormat::new("spring", signs::is_spring, read_usual_names),
    ErrorFormat::new("nestjs", signs::is_nestjs, read_usual_names),
    ErrorFormat::new("github", signs::is_github, read_usual_names),
    ErrorFormat::new("twilio", signs::is_twilio, read_usual_names),
    ErrorFormat::new("paypal", signs::is_paypal, read_usual_names),
    ErrorFormat::new("connect", signs::is_connect, read_connect),
    ErrorFormat::new("laravel", signs::is_laravel, read_usual_names),
    ErrorFormat::new("salesforce", signs::is_salesforce, read_usual_names),
    ErrorFormat::new("oauth2", signs::is_oauth2, read_usual_names),
    ErrorFormat::new("errors-list", signs::is_errors_list, read_usual_names),
    ErrorFormat::new("shopify", signs::is_shopify, read_usual_names),
    ErrorFormat::new("drf", signs::is_django_rest_framework, read_usual_names),
    ErrorFormat::new("message", signs::is_message, read_usual_names),
];
