/// The style of the page: screen, phone and A4 print.
enum ReportStylesheet {
  static let css = """
    :root{--ink:#17242d;--mut:#52626c;--line:#d7dee2;--soft:#f4f6f7;--paper:#fff;--blue:#0b5c8a;--bluebg:#e8f1f6;
    --or:#a83c06;--orbg:#fdf0e8;--focus:#ffbf47;--sans:"Noto Sans CJK SC","Noto Sans SC","PingFang SC","Microsoft YaHei",
    system-ui,sans-serif;--serif:"Noto Serif CJK SC","Source Han Serif SC","Songti SC","SimSun",Georgia,serif}
    *{box-sizing:border-box}
    html{font:16px/1.75 var(--sans);color:var(--ink);background:var(--soft);-webkit-text-size-adjust:100%;
    text-size-adjust:100%;scroll-padding-top:16px}
    :lang(en){--sans:"Noto Sans","Segoe UI",Roboto,"Helvetica Neue",Arial,"Noto Sans CJK SC",sans-serif;
    --serif:Georgia,"Noto Serif","Times New Roman","Noto Serif CJK SC",serif}
    html:lang(en){line-height:1.6}
    body{margin:0;line-break:strict;overflow-wrap:break-word}
    a{color:var(--blue);text-underline-offset:3px}
    a:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--ink);outline-offset:2px;
    box-shadow:0 0 0 6px var(--focus)}
    .skip{position:absolute;left:-999px}.skip:focus{left:12px;top:8px;background:#fff;padding:8px 12px;z-index:9}
    .banner{margin:0;padding:7px 20px;background:var(--orbg);color:var(--or);font-size:14px;font-weight:600;
    text-align:center;border-bottom:1px solid #f0cdb8;max-width:none}
    .frame{display:grid;grid-template-columns:minmax(0,1fr);max-width:1240px;margin:0 auto}
    main{background:var(--paper);padding:56px 64px 80px;max-width:940px;width:100%;margin:0 auto;min-width:0}
    .side{display:none}
    @media(min-width:1180px){.frame{grid-template-columns:220px minmax(0,940px);gap:32px;justify-content:center;
    padding:0 20px}.side{display:block;position:sticky;top:0;align-self:start;max-height:100vh;overflow:auto;
    padding:40px 0;font-size:14px;line-height:1.45}.side ol{list-style:none;margin:0;padding:0}
    .side a{display:block;padding:6px 10px;color:var(--mut);text-decoration:none;border-left:2px solid var(--line)}
    .side a:hover{color:var(--blue);border-color:var(--blue)}}
    .cover{border-top:5px solid var(--blue);padding:44px 0 8px}
    h1{font:700 34px/1.35 var(--serif);margin:0 0 12px;letter-spacing:.01em;text-wrap:balance}
    .subtitle{font-size:18px;color:var(--mut);margin:0 0 28px;text-wrap:balance}
    .cover-banner{display:inline-block;margin:0 0 28px;padding:8px 16px;border:1.5px solid var(--or);color:var(--or);
    font-weight:700;border-radius:4px}
    .cover dl{margin:0;border-top:1px solid var(--line)}
    .cover dl div{display:grid;grid-template-columns:11em minmax(0,1fr);gap:16px;padding:9px 0;
    border-bottom:1px solid var(--line)}
    dt{color:var(--mut)}dd{margin:0}
    h2{font:700 26px/1.4 var(--serif);margin:64px 0 14px;padding-top:18px;border-top:1px solid var(--line)}
    h3{font-size:19px;line-height:1.45;margin:38px 0 8px}h4{font-size:17px;margin:26px 0 6px}
    .number.annex{margin-right:.7em}:lang(en) h2 .number,:lang(en) h3 .number{margin-right:.7em;color:var(--mut)}
    p{margin:0 0 14px;max-width:44em}
    ul,ol{margin:0 0 16px;padding-left:1.5em;max-width:43em}li{margin:0 0 8px}
    .findings{list-style:none;counter-reset:f;padding:0;max-width:none}
    .findings li{counter-increment:f;position:relative;padding:12px 0 12px 48px;margin:0;
    border-top:1px solid var(--line)}
    .findings li:last-child{border-bottom:1px solid var(--line)}
    .findings li::before{content:counter(f);position:absolute;left:0;top:13px;width:28px;height:28px;line-height:28px;
    text-align:center;border-radius:50%;background:var(--bluebg);color:#084a70;font-weight:700;font-size:15px}
    b.q{font-weight:650}p,li{font-variant-numeric:tabular-nums}
    .cite{text-decoration:none;white-space:nowrap;border-bottom:1px solid #a9c6d6}
    .cite:hover{border-color:var(--blue)}
    code{font-family:"Noto Sans Mono CJK SC",ui-monospace,Menlo,Consolas,monospace;font-size:.84em;word-break:break-all}
    .note{background:var(--soft);border-left:4px solid var(--blue);padding:10px 16px;max-width:none}
    .source{font-size:14px;line-height:1.6;color:var(--mut);margin:6px 0 0;max-width:none}
    section.table{margin:22px 0 34px}
    .scroll{overflow-x:auto}
    table{border-collapse:collapse;width:100%;font-size:14.5px;line-height:1.5;border-top:2px solid var(--ink);
    border-bottom:1px solid var(--ink);font-variant-numeric:tabular-nums}
    caption{text-align:left;font-weight:700;font-size:16px;padding:0 0 8px;caption-side:top}
    caption .number,figcaption .number{color:var(--blue);margin-right:.7em;white-space:nowrap}
    th,td{padding:7px 9px;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
    thead th{vertical-align:bottom;color:var(--mut);font-weight:600;font-size:13.5px;line-height:1.35;
    border-bottom:1px solid var(--ink)}
    tbody th{font-weight:500;min-width:4.5em}
    .n{text-align:right}td.n{white-space:nowrap}.g{width:150px;min-width:150px}
    .total th,.total td{font-weight:700;background:var(--soft)}
    tbody tr:hover td,tbody tr:hover th{background:#f8fafb}
    .dot{display:block;width:132px;height:18px;margin:2px 0}
    .tag{display:inline-block;padding:0 9px;border-radius:3px;font-size:13.5px;font-weight:600;white-space:nowrap}
    .tag.good{background:var(--bluebg);color:#084a70}.tag.attention{background:var(--orbg);color:var(--or)}
    .tag.neutral{background:#eceff1;color:#44525b}
    .absent{color:var(--mut);text-decoration:none;cursor:help}
    figure{margin:26px 0 38px;padding:20px 22px;border:1px solid var(--line);border-radius:6px}
    figcaption{font-weight:700;font-size:17px;line-height:1.5}
    .picture{margin:16px 0 10px;overflow-x:auto}.picture svg{display:block;max-width:100%;height:auto;margin:0 auto}
    details{margin-top:10px;font-size:14px}summary{cursor:pointer;color:var(--blue);padding:4px 0;min-height:28px}
    details .scroll{max-height:420px;overflow:auto;margin-top:8px}
    .toc ol{list-style:none;padding:0;columns:2;column-gap:40px;max-width:none}
    .toc li{margin:0;break-inside:avoid;padding:3px 0}.toc .level1{font-weight:600;margin-top:7px}
    .toc .level2{padding-left:1.6em;font-size:15px}.toc a{text-decoration:none;color:inherit}
    .toc a:hover{color:var(--blue);text-decoration:underline}:lang(en) nav .number{margin-right:.6em;color:var(--mut)}
    @media(max-width:720px){main{padding:26px 18px 56px}h1{font-size:26px}h2{font-size:22px;margin-top:44px}
    .subtitle{font-size:16px}.cover{padding-top:22px}.cover dl div{grid-template-columns:1fr;gap:0}.toc ol{columns:1}
    figure{padding:14px 12px}.picture svg{max-width:none;min-width:600px}.banner{font-size:13px}
    .findings li{padding-left:40px}table.wide{min-width:660px}
    .scroll,.picture{background:linear-gradient(to right,#fff 40%,#fff0) 0 0/48px 100% local,
    linear-gradient(to left,#fff 40%,#fff0) 100% 0/48px 100% local,
    linear-gradient(to right,#17242d26,#17242d00) 0 0/12px 100%,
    linear-gradient(to left,#17242d26,#17242d00) 100% 0/12px 100%;background-repeat:no-repeat;
    background-attachment:local,local,scroll,scroll}}
    thead button{all:unset;cursor:pointer;font:inherit;color:inherit}thead button:focus-visible{outline:3px solid var(--ink);
    outline-offset:2px;box-shadow:0 0 0 6px var(--focus)}thead button:hover{text-decoration:underline}
    th[aria-sort=ascending] button::after{content:" ▲"}th[aria-sort=descending] button::after{content:" ▼"}
    @media screen and (prefers-color-scheme:dark){:root{--ink:#e6ecef;--mut:#a9b6bd;--line:#38454d;--soft:#1b242a;
    --paper:#121a1f;--blue:#7cc0ea;--bluebg:#17384b;--or:#ffab7a;--orbg:#3a2216}
    .picture{background:#fff;border-radius:4px;padding:8px}.dot{background:#fff;border-radius:3px}
    .findings li::before{color:#cfe8f7}.tag.good{color:#cfe8f7}.tag.neutral{background:#2b363d;color:#cdd6db}
    .skip:focus{background:var(--paper)}tbody tr:hover td,tbody tr:hover th{background:#1f2a31}
    .banner{border-color:#6b3a1e}}
    @page{size:A4;margin:24mm 20mm 22mm 22mm;@bottom-center{content:counter(page) " / " counter(pages);font-size:9pt}}
    @media print{html{font-size:10.5pt;background:#fff}.frame{display:block;max-width:none}.side,.skip{display:none}
    main{max-width:none;padding:0}.banner{border:0;background:none;padding:0 0 6pt}a{color:inherit;text-decoration:none}
    .cite{border:0}.break{break-after:page}h2,h3,figcaption,caption{break-after:avoid}h2{margin-top:28pt}
    figure{break-inside:avoid;border:0;padding:0}tr{break-inside:avoid}thead{display:table-header-group}
    table{font-size:8.5pt}thead th{font-size:8pt}.scroll,.picture{overflow:visible}details:not([open]){display:none}
    details .scroll{max-height:none}p,li{orphans:2;widows:2}.picture svg{max-height:225mm}
    .dot{width:96px;height:13px}.g{width:100px;min-width:100px}
    *{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
    """
}
