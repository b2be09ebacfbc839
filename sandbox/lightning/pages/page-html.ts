import type { PageModel } from './page-model.ts';

/** The document that the scripts fill; what they need to know travels in it as data, which no policy takes for a script. */
export function renderPage(model: PageModel): string {
  const data = JSON.stringify(model).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="en-US">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(model.route.title)} | Salesforce</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/slds/styles/salesforce-lightning-design-system.min.css">
<link rel="stylesheet" href="/lightning-scripts/page.css">
<script type="application/json" id="page-model">${data}</script>
<script type="module" src="/lightning-scripts/app.js"></script>
</head>
<body class="slds-scope">
<noscript>Lightning Experience needs JavaScript.</noscript>
</body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
