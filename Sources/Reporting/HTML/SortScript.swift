/// The script of the page: tables marked `data-sort` get a button in each head that sorts their rows, up, down, and back to the
/// order of the report. Numbers are compared as numbers (the first number of a cell), marks for what is absent come last.
enum SortScript {
  /// Nothing is fetched from anywhere.
  static let policy =
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

  static let text = """
    (function(){
    function value(row,i){return row.cells[i]?row.cells[i].textContent.trim():""}
    function number(text){var n=parseFloat(text.replace(/,/g,"").replace(/^\\u2212/,"-").replace(/^\\+/,""));return n}
    document.querySelectorAll("table[data-sort]").forEach(function(table){
    var body=table.tBodies[0],first=Array.from(body.rows),heads=Array.from(table.tHead.rows[0].cells);
    heads.forEach(function(head,i){
    if(head.className==="g")return;
    var button=document.createElement("button");button.type="button";button.title=table.dataset.sort;
    while(head.firstChild)button.appendChild(head.firstChild);
    head.appendChild(button);
    button.addEventListener("click",function(){
    var now=head.getAttribute("aria-sort"),next=now==="ascending"?"descending":now==="descending"?null:"ascending";
    heads.forEach(function(other){other.removeAttribute("aria-sort")});
    var rows=first.slice();
    if(next){head.setAttribute("aria-sort",next);
    var sign=next==="ascending"?1:-1;
    rows.sort(function(a,b){var x=value(a,i),y=value(b,i),m=number(x),n=number(y);
    if(!isNaN(m)&&!isNaN(n))return sign*(m-n);
    if(head.className==="n"){if(isNaN(m)&&isNaN(n))return 0;return isNaN(m)?1:-1}
    return sign*x.localeCompare(y,document.documentElement.lang)})}
    rows.forEach(function(row){body.appendChild(row)})})})})})();
    """
}
