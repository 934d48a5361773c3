/* The editor for queries: Yasqe, which asks nothing of anybody. */

/**
 * @param {HTMLElement} place
 * @param {{[name: string]: string}} prefixes that every query may use
 * @returns {YasqeEditor}
 */
export function openEditor(place, prefixes) {
  const editor = new Yasqe(place, {
    autocompleters: [],
    collapsePrefixesOnLoad: true,
    consumeShareLink: null,
    createShareableLink: null,
    persistenceId: null,
    prefixCcApi: null,
    queryingDisabled: "",
    resizeable: false,
    showQueryButton: false,
    tabindex: 0,
    extraKeys: { Tab: false, "Shift-Tab": false },
    value: "SELECT ?title WHERE {\n  ?paper dcterms:title ?title\n}\nLIMIT 10\n",
  });
  // Who has no mouse scrolls a long query too.
  editor.getScrollerElement().tabIndex = 0;
  editor.getInputField().setAttribute("aria-label", "SPARQL query");
  const field = editor.getInputField();
  field.setAttribute("aria-description", `Prefixes that are known: ${Object.keys(prefixes).join(", ")}`);
  return editor;
}
