/** The forms of keys that services mark by a prefix. */

/** The prefixes by which services mark their keys, each with the form of the rest. */
export const PREFIXED_KEY = new RegExp(
  `(?<![A-Za-z\\d])(?:${[
    "[sr]k_(?:live|test)_[A-Za-z\\d]{8,}", // Stripe
    "whsec_[A-Za-z\\d+/=]{8,}",
    "gh[opusr]_[A-Za-z\\d]{16,}", // GitHub
    "github_pat_\\w{16,}",
    "gl(?:pat|dt|rt|ptt|soat|cbt|ft|agent)-[\\w-]{10,}", // GitLab
    "xox[abeoprs]-[\\w-]{8,}", // Slack
    "xapp-[\\w-]{8,}",
    "hooks\\.slack(?:-gov)?\\.com/(?:services|workflows|triggers)/[\\w/-]{10,}",
    "(?:AKIA|ASIA|ABIA|ACCA)[A-Z\\d]{12,}", // AWS
    "AIza[\\w-]{20,}", // Google
    "ya29\\.[\\w-]{10,}",
    "GOCSPX-[\\w-]{10,}",
    "sk-(?=[\\w-]*\\d)[\\w-]{16,}", // OpenAI, Anthropic
    "(?:gsk_|xai-|pplx-|r8_|hf_|nvapi-)(?=[\\w-]*[\\dA-Z])[\\w-]{20,}",
    "SG\\.[\\w-]{10,}\\.[\\w-]{10,}", // SendGrid
    "key-[\\da-f]{32}", // Mailgun
    "SK[\\da-f]{32}", // Twilio
    "npm_[A-Za-z\\d]{30,}",
    "pypi-(?=[\\w-]*[\\dA-Z])[\\w-]{16,}",
    "pscale_(?:tkn|pw|oauth|api)_[\\w.-]{8,}", // PlanetScale
    "PMAK-[\\w-]{16,}", // Postman
    "sntry[su]_[\\w=+/.-]{16,}", // Sentry
    "vercel_blob_rw_\\w{8,}",
    "rnd_[A-Za-z\\d]{16,}", // Render
    "re_(?=[a-z_]*[\\dA-Z])\\w{16,}", // Resend
    "EAA(?=[A-Za-z]*\\d)[A-Za-z\\d]{24,}", // Meta
    "discord(?:app)?\\.com/api/(?:v\\d{1,2}/)?webhooks/[\\w/-]{10,}",
    "dckr_pat_[\\w-]{16,}",
    "do[opr]_v1_[\\da-f]{16,}", // DigitalOcean
    "shp(?:at|ss|ca|pa)_[\\da-fA-F]{16,}", // Shopify
    "sq0(?:atp|csp|idp)-[\\w-]{16,}", // Square
    "hv[sbr]\\.[\\w-]{16,}", // Vault
    "lin_api_\\w{16,}",
    "(?:secret|ntn)_[A-Za-z\\d]{32,}", // Notion
    "sbp_[\\da-f]{16,}", // Supabase
    "sb_secret_[\\w-]{10,}",
    "dapi[\\da-f]{32}", // Databricks
    "glsa_\\w{16,}", // Grafana
    "glc_[\\w=+/]{16,}",
    "tskey-[\\w-]{16,}", // Tailscale
    "ATATT3[\\w=-]{16,}", // Atlassian
    "AGE-SECRET-KEY-1[A-Z\\d]{16,}",
    "\\d{8,10}:AA[\\w-]{30,}", // Telegram
    "[MNO][A-Za-z\\d]{23,25}\\.[\\w-]{6}\\.[\\w-]{27,}", // Discord
  ].join("|")})`,
  "g",
);
