# ruff: noqa: E501 (markup reads better unbroken)
"""More list pages, written after the finder of lists was made and before it was run on them; what it failed on then is mended."""

from tests.spiders.layouts import Layout

B = "https://b.example.com"
W = "We look for a person who works carefully and likes people; shifts; meals"


def P(body: str) -> str:
    return f"<html><head></head><body>{body}</body></html>"


# Name, address, page, addresses of its ads.
PAGES: list[tuple[str, str, str, list[str]]] = [
    (
        "plugin",
        B + "/jobs/",
        P(
            "<header class='site-header'><ul id='menu-main'>"
            + "".join(
                f"<li><a href='/{s}/'>{s.title()} page of ours</a></li>"
                for s in ("services", "our-team", "news-and-views", "employers")
            )
            + "</ul></header><ul class='job_listings'>"
            + "".join(
                f"<li class='job_listing type-job_listing'><a href='{B}/job/acme-{n}-receptionist/'><img src=x><div class='position'><h3>Receptionist {n}</h3><div class='company'><strong>Acme {n}</strong></div></div><div class='location'>Harbour</div><ul class='meta'><li>Full Time</li><li><time>Posted 2 days ago</time></li></ul></a></li>"
                for n in range(1, 9)
            )
            + "</ul><nav class='job-manager-pagination'><ul><li><span class='current'>1</span></li><li><a data-page=2 href='?p2=2'>2</a></li><li><a href='#'>→</a></li></ul></nav>"
        ),
        [f"/job/acme-{n}-receptionist/" for n in range(1, 9)],
    ),
    (
        "redirects",
        B + "/jobs?q=driver&l=",
        P(
            "<div id='filters'>"
            + "".join(f"<a href='/jobs?q=driver&sal={n}'>From {n},000 a month (1{n})</a>" for n in range(1, 7))
            + "</div><table><tbody><tr><td id='resultsCol'>"
            + "".join(
                f"<div class='result'><h2><a href='/rc/clk?jk=a{n}bc9f&from=vj'>Driver for city deliveries {n}</a></h2><span class='c'><a href='/cmp/Acme-{n}'>Acme {n}</a></span><div>{W}</div></div>"
                for n in range(10, 22)
            )
            + "</td></tr></tbody></table><nav role=navigation aria-label=pagination><a aria-label=2 href='/jobs?q=driver&start=10'>2</a><a aria-label='Next Page' href='/jobs?q=driver&start=10'><svg/></a></nav>"
        ),
        [f"/rc/clk?jk=a{n}bc9f&from=vj" for n in range(10, 22)],
    ),
    (
        "classifieds",
        B + "/rabota/",
        P(
            "<div class='cats'>"
            + "".join(f"<a href='/rabota/{s}/'>{s} ish o'rinlari</a>" for s in ("logistika", "savdo", "ofis", "qurilish", "turizm"))
            + "</div><div data-testid='listing-grid'>"
            + "".join(
                f"<div data-cy='l-card' class='css-1'><a class='css-2' href='/oz/obyavlenie/rabota/haydovchi-kerak-ID{n}xY.html'><h4>Haydovchi kerak, shahar bo'ylab {n}</h4></a><p>3 000 000 so'm</p><p>Toshkent - bugun</p></div>"
                for n in range(3, 15)
            )
            + "</div><ul data-testid='pagination-list' class='pagination-list'><li><a href='/rabota/?page=2'>2</a></li><li><a data-testid='pagination-forward' href='/rabota/?page=2'><svg/></a></li></ul>"
        ),
        [f"/oz/obyavlenie/rabota/haydovchi-kerak-ID{n}xY.html" for n in range(3, 15)],
    ),
    (
        "facets under the same path",
        B + "/en/uae/jobs/",
        P(
            "<div class='card'><ul>"
            + "".join(
                f"<li><a href='/en/uae/jobs/{s}-jobs/'>{s.title()} Jobs in UAE (3{i})</a></li>"
                for i, s in enumerate(("accounting", "sales", "driver", "nurse", "chef", "teacher"))
            )
            + "</ul></div><div id='results'><ul>"
            + "".join(
                f"<li data-js-job='' data-job-id='{n}'><h2><a data-js-aid=jobID href='/en/uae/jobs/customer-service-agent-{n}/'>Customer service agent, night {n}</a></h2><b>Acme</b><div>{W}</div></li>"
                for n in range(5001, 5012)
            )
            + "</ul></div><ul class='pagination'><li class=pagination-next><a href='/en/uae/jobs/?page=2'>Next</a></li></ul>"
        ),
        [f"/en/uae/jobs/customer-service-agent-{n}/" for n in range(5001, 5012)],
    ),
    (
        "protocol-relative",
        B + "/jobs/search/?page=1",
        P(
            "".join(
                f"<article class='job-list-item'><a class='js-job-link' href='//b.example.com/job/7ab{n}?jobsource=list'>門市服務人員(夜班){n}</a><ul><li><a href='//b.example.com/company/1a2x{n}?jobsource=list'>範例餐飲股份有限公司{n}</a></li></ul><p>{W}</p><div class='tags'><a href='/jobs/search/?tag=x'>員工餐</a></div></article>"
                for n in range(30, 42)
            )
            + "<select><option>1</option></select><a class='b-pager__next' href='/jobs/search/?page=2'>下一頁</a>"
        ),
        [f"/job/7ab{n}?jobsource=list" for n in range(30, 42)],
    ),
    (
        "numbers in slugs",
        B + "/en/jobs.html",
        P(
            "<section class='list'>"
            + "".join(
                f"<div class='item'><a class='border' href='{B}/en/cook-wanted-adid-{n}'><div class='d'><h2 class='t'>Cook wanted at Russian market {n}</h2><span>$250</span></div></a></div>"
                for n in range(700, 712)
            )
            + "</section><ul class=pagination><li class=active><a href=#>1</a></li><li><a href='/en/jobs.html?per_page=50'>2</a></li><li><a href='/en/jobs.html?per_page=50'>&gt;</a></li></ul>"
        ),
        [f"/en/cook-wanted-adid-{n}" for n in range(700, 712)],
    ),
    (
        "threads",
        B + "/forum-40-1.html",
        P(
            "<table summary='forum'>"
            + "".join(
                f"<tbody id='normalthread_{n}'><tr><td class='icn'><a href='thread-{n}-1-1.html' title='open'><img></a></td><th><em>[<a href='forum.php?typeid=9'>招聘</a>]</em> <a href='thread-{n}-1-1.html' class='s xst'>酒店招聘前台人员包吃住{n}</a></th><td class='by'><cite><a href='space-uid-{n}.html'>fake_用户{n}</a></cite></td><td class='num'><a href='thread-{n}-1-1.html'>12</a></td></tr></tbody>"
                for n in range(88, 100)
            )
            + "</table><div class='pg'><strong>1</strong><a href='forum-40-2.html'>2</a><a href='forum-40-2.html' class='nxt'>下一页</a></div>"
        ),
        [f"/thread-{n}-1-1.html" for n in range(88, 100)],
    ),
    (
        "cards",
        B + "/search/jjj",
        P(
            "<ol>"
            + "".join(
                f"<li class='cl-static-search-result' title='x'><a href='{B}/d/city-line-cook/{n}.html'><div class='title'>Line cook, evenings {n}</div><div class='details'><div class='price'>$20</div><div class='location'>downtown</div></div></a></li>"
                for n in range(7801, 7815)
            )
            + "</ol>"
        ),
        [f"/d/city-line-cook/{n}.html" for n in range(7801, 7815)],
    ),
    (
        "blog",
        B + "/search/label/jobs",
        P(
            "<div class='Blog'>"
            + "".join(
                f"<div class='post hentry'><h3 class='post-title'><a href='{B}/2026/11/hiring-cleaners-{n}.html'>Hiring cleaners for ships {n}</a></h3><div>{W}</div><a href='{B}/2026/11/hiring-cleaners-{n}.html#comments'>No comments:</a><a class='label' href='{B}/search/label/cleaning'>cleaning</a></div>"
                for n in range(3, 8)
            )
            + "</div><div class='blog-pager'><a class='blog-pager-older-link' href='/search/label/jobs?updated-max=2026-11-03T00:00:00Z&max-results=5'>Older Posts</a></div><div class='sidebar'><h2>Archive</h2><ul>"
            + "".join(f"<li><a href='{B}/2026/{m:02}/'>Month number {m} (9)</a></li>" for m in range(1, 12))
            + "</ul></div>"
        ),
        [f"/2026/11/hiring-cleaners-{n}.html" for n in range(3, 8)],
    ),
    (
        "root slugs",
        B + "/empregos",
        P(
            "<div class='js_vacancyLoad'>"
            + "".join(
                f"<div class='card'><a href='/vaga-de-auxiliar-de-cozinha-em-santos__{n}.aspx'><h2>Auxiliar de cozinha {n}</h2></a><a href='/empresa-exemplo-{n}__-.aspx'>Empresa Exemplo {n}</a><div>R$ 1.800</div><div>{W}</div></div>"
                for n in range(900, 909)
            )
            + "</div><div class='paging'><a href='/empregos?page=2'>Próxima</a></div>"
        ),
        [f"/vaga-de-auxiliar-de-cozinha-em-santos__{n}.aspx" for n in range(900, 909)],
    ),
    (
        "right to left",
        B + "/jobs",
        P(
            "<div class='jobs' dir=rtl>"
            + "".join(
                f"<div><div><a href='/ads/view/{n}'><strong>مطلوب سائق خاص {n}</strong></a></div><div>{'وصف ' * 20}</div><div><a href='/ads/report/{n}'>إبلاغ عن الإعلان</a> <a href='/users/{n}'>المعلن رقم {n}</a></div></div>"
                for n in range(60, 70)
            )
            + "</div><a href='/jobs/2'>الصفحة التالية</a>"
        ),
        [f"/ads/view/{n}" for n in range(60, 70)],
    ),
    (
        "rows of three",
        B + "/tin",
        P(
            "<div class='grid'>"
            + "".join(
                "<div class='row'>"
                + "".join(
                    f"<div class='col-md-4'><div class='b'><a href='/tuyen-nhan-vien-{'abcdefghijkl'[r * 3 + c] * 3}-gap'><h4>Tuyển nhân viên bán hàng {'abcdefghijkl'[r * 3 + c]}</h4></a><a href='/{'abcdefghijkl'[r * 3 + c] * 4}-cong-ty-mau'>Công ty mẫu {'abcdefghijkl'[r * 3 + c]}</a><p>{W}</p></div></div>"
                    for c in range(3)
                )
                + "</div>"
                for r in range(4)
            )
            + "</div><a href='/tin?trang=2'>Trang sau</a>"
        ),
        [f"/tuyen-nhan-vien-{x * 3}-gap" for x in "abcdefghijkl"],
    ),
    (
        "first and last",
        B + "/tin",
        P(
            "<div class='grid'>"
            + "".join(
                "<ul>"
                + "".join(
                    f"<li class='{('first', '', 'last')[c]}'><a href='/{'qwertyuiopas'[r * 3 + c] * 3}-ban-hang-gap'>Nhân viên bán hàng {'abcdefghijkl'[r * 3 + c]}</a><p>{W}</p></li>"
                    for c in range(3)
                )
                + "</ul>"
                for r in range(4)
            )
            + "</div>"
        ),
        [f"/{x * 3}-ban-hang-gap" for x in "qwertyuiopas"],
    ),
]
NEXT: dict[str, str | None] = {
    "rows of three": "/tin?trang=2",
    "first and last": None,
    "plugin": "/jobs/?p2=2",
    "redirects": "/jobs?q=driver&start=10",
    "classifieds": "/rabota/?page=2",
    "facets under the same path": "/en/uae/jobs/?page=2",
    "protocol-relative": "/jobs/search/?page=2",
    "numbers in slugs": "/en/jobs.html?per_page=50",
    "threads": "/forum-40-2.html",
    "cards": None,
    "blog": "/search/label/jobs?updated-max=2026-11-03T00:00:00Z&max-results=5",
    "root slugs": "/empregos?page=2",
    "right to left": "/jobs/2",
}
LAYOUTS = tuple(Layout(name, url, html, tuple(ads), NEXT[name]) for name, url, html, ads in PAGES)
