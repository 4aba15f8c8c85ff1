# ruff: noqa: E501 (markup reads better unbroken)
"""List pages as boards of different make have them, written for these tests: each with what is an ad and what comes next."""

from dataclasses import dataclass

BASE = "https://board.example.com"
WORDS = "Kitchen helper wanted for a small restaurant, English needed, start in spring, room for two is paid by us"


@dataclass(frozen=True, slots=True)
class Layout:
    name: str
    url: str
    html: str
    ads: tuple[str, ...]  # paths with query, in the page's order
    next: str | None


def _page(body: str, attributes: str = 'lang="en"', head: str = "") -> str:
    return f"<!DOCTYPE html><html {attributes}><head><title>Board</title>{head}</head><body>{body}</body></html>"


_NAV = (
    '<nav><ul><li><a href="/about-us-and-our-history">About our company</a></li><li><a href="/jobs/remote">Remote work jobs</a></li>'
    '<li><a href="/contact-the-team">Contact the whole team</a></li><li><a href="/for-employers">For employers and agencies</a></li></ul></nav>'
)
_FOOTER = (
    '<footer><div><a href="/privacy-policy-2026">Privacy policy of 2026</a><a href="/terms-of-service-2026">Terms of service 2026</a>'
    '<a href="/jobs-in-manila">All the jobs in Manila</a><a href="/jobs-in-cebu-city">All the jobs in Cebu City</a></div></footer>'
)


def _cards() -> Layout:
    """Cards with title, company, tags and a button; filters with counts at the side; featured ads set apart."""
    side = "".join(
        f'<li><a href="/jobs?category={name}">{name.title()} and related work ({n})</a></li>'
        for n, name in enumerate(("driving", "cooking", "sales", "nursing", "teaching", "cleaning"), 11)
    )
    card = (
        '<article class="card {odd}"><h3><a href="/job/{n}-kitchen-helper">Kitchen helper, place {n}</a></h3>'
        '<p class="co"><a href="/company/example-kitchens-{n}">Example Kitchens number {n} Limited</a></p><p>{words}</p>'
        '<ul class="job-tags"><li><a href="/tag/kitchen">kitchen</a></li><li><a href="/tag/full-time">full time</a></li></ul>'
        '<a class="btn" href="/job/{n}-kitchen-helper#apply">Apply now</a></article>'
    )
    featured = '<section class="featured"><div><a href="/job/900-head-cook">Head cook wanted at once</a></div></section>'
    cards = "".join(card.format(n=n, odd="odd" if n % 2 else "even", words=WORDS) for n in range(100, 110))
    pager = (
        '<ul class="pagination"><li class="disabled"><a href="#">&laquo;</a></li><li class="active"><a href="/jobs">1</a></li>'
        '<li><a href="/jobs?page=2">2</a></li><li><a href="/jobs?page=3">3</a></li><li><a href="/jobs?page=2">&raquo;</a></li></ul>'
    )
    body = f"{_NAV}<aside><ul>{side}</ul></aside><main>{featured}<div>{cards}</div>{pager}</main>{_FOOTER}"
    ads = ("/job/900-head-cook", *(f"/job/{n}-kitchen-helper" for n in range(100, 110)))
    return Layout("cards", f"{BASE}/jobs", _page(body), ads, "/jobs?page=2")


def _table() -> Layout:
    """A table with a row an ad, place and company linked too; `Next` as a word."""
    row = (
        '<tr><td>{n}.11.</td><td><a href="view.php?id={n}">Deck hand for a coastal vessel {n}</a></td>'
        '<td><a href="employer.php?eid={n}">Example Shipping {n}</a></td><td><a href="list.php?city={n}">Harbour town {n}</a></td></tr>'
    )
    body = f"<table><tr><th>Date</th><th>Job</th></tr>{''.join(row.format(n=n) for n in range(11, 25))}</table>"
    body += '<p><a href="list.php?start=0">Previous</a> | <a href="list.php?start=40">Next 20</a></p>'
    ads = tuple(f"/view.php?id={n}" for n in range(11, 25))
    return Layout("table", f"{BASE}/list.php?start=20", _page(body), ads, "/list.php?start=40")


def _wordpress() -> Layout:
    """Posts with heading, date archive, category and `Read more`; a calendar with its own next month."""
    post = (
        '<article class="post-{n} post type-post category-jobs"><header class="entry-header"><h2 class="entry-title">'
        '<a href="/2026/11/hiring-hotel-staff-{n}/" rel="bookmark">Hiring hotel staff, round {n}</a></h2>'
        '<span class="date"><a href="/2026/11/{n}/"><time>November {n}, 2026</time></a></span></header>'
        '<div class="entry-content"><p>{words}</p><a class="more-link" href="/2026/11/hiring-hotel-staff-{n}/#more">Continue reading</a></div>'
        '<footer class="entry-footer"><a href="/category/hotel-and-catering/">Hotel and catering</a></footer></article>'
    )
    days = "".join(f'<td><a href="/2026/11/{n:02}/">{n}</a></td>' for n in range(1, 29))
    calendar = (
        f'<table id="wp-calendar" class="wp-calendar-table"><tr>{days}</tr></table><a rel="next" href="/2026/12/">Dec &raquo;</a>'
    )
    body = "".join(post.format(n=n, words=WORDS) for n in range(10, 16))
    body = f'<div class="site">{_NAV}<main class="site-main">{body}<div class="nav-previous"><a href="/page/2/">Older posts</a></div></main>'
    body += f'<div class="widget widget_calendar calendar">{calendar}</div></div>'
    ads = tuple(f"/2026/11/hiring-hotel-staff-{n}/" for n in range(10, 16))
    return Layout("wordpress", f"{BASE}/", _page(body), ads, "/page/2/")


def _chinese() -> Layout:
    """A list of a Chinese CMS: titles and dates only, pages as files, words for the first and last page beside."""
    items = "".join(
        f'<li><span>11-{n}</span><a href="/zhaopin/2026{n}.html">东南亚酒店招聘服务员{n}名</a></li>' for n in range(10, 25)
    )
    pager = (
        '<div class="page"><span class="current">1</span><a href="list_2.html">2</a><a href="list_3.html">3</a>'
        '<a href="list_2.html">下一页</a><a href="list_40.html">末页</a></div>'
    )
    menu = "".join(
        f'<li><a href="/{name}/">{text}</a></li>'
        for name, text in (("fangchan", "房产信息"), ("ershou", "二手市场"), ("fuwu", "生活服务"))
    )
    body = f'<div class="menu"><ul>{menu}</ul></div><div class="con"><ul>{items}</ul>{pager}</div>'
    ads = tuple(f"/zhaopin/2026{n}.html" for n in range(10, 25))
    return Layout("chinese", f"{BASE}/zhaopin/list_1.html", _page(body, 'lang="zh-CN"'), ads, "/zhaopin/list_2.html")


def _arabic() -> Layout:
    """Right to left: the sign that leads on points to the left."""
    items = "".join(
        f'<div class="row item"><a class="t" href="/ar/wazifa/{n}">مطلوب موظف استقبال للعمل في فندق رقم {n}</a><div>{"وصف قصير للعمل " * 6}</div></div>'
        for n in range(300, 308)
    )
    pager = '<div class="pager"><a href="/ar/list/1">›</a><b>2</b><a href="/ar/list/3">3</a><a href="/ar/list/3">‹</a></div>'
    ads = tuple(f"/ar/wazifa/{n}" for n in range(300, 308))
    return Layout("arabic", f"{BASE}/ar/list/2", _page(items + pager, 'lang="ar" dir="rtl"'), ads, "/ar/list/3")


def _slugs() -> Layout:
    """Addresses without any number or word of jobs; links around whole cards; rel=next in the head; text in Vietnamese."""
    names = ("phuc-vu-nha-hang", "lai-xe-giao-hang", "nhan-vien-kho-hang", "tho-may-cong-nghiep", "bao-ve-toa-nha-dem")
    items = "".join(
        f'<a class="block" href="/{name}"><div><h4>Tuyển {name.replace("-", " ")} tại thành phố</h4><p>Lương thỏa thuận, có chỗ ở</p></div></a>'
        for name in names
    )
    head = '<link rel="next" href="/tin?trang=2">'
    body = f'<div id="app">{_NAV}<div class="grid">{items}</div><a href="/tin?trang=2">Trang sau »</a></div>{_FOOTER}'
    return Layout("slugs", f"{BASE}/tin", _page(body, 'lang="vi"', head), tuple(f"/{name}" for name in names), "/tin?trang=2")


def _forum() -> Layout:
    """Threads of a forum: title, author, last post, each a link; icons without words lead on."""
    row = (
        '<li class="row"><dl><dt><a class="topictitle" href="./viewtopic.php?f=7&amp;t={n}">Looking for ten people in customer service {n}</a>'
        ' by <a href="./memberlist.php?mode=viewprofile&amp;u={n}">fake_member_{n}</a></dt><dd class="lastpost">by '
        '<a href="./memberlist.php?mode=viewprofile&amp;u={m}">fake_member_{m}</a> '
        '<a href="./viewtopic.php?f=7&amp;p={m}#p{m}" title="Go to last post">view</a></dd></dl></li>'
    )
    pager = (
        '<div class="pagination">214 topics <ul><li class="active"><span>1</span></li><li><a href="./viewforum.php?f=7&amp;start=25">2</a></li>'
        '<li class="arrow next"><a rel="next" href="./viewforum.php?f=7&amp;start=25"><i class="icon"></i></a></li></ul></div>'
    )
    body = f'<ul class="topiclist topics">{"".join(row.format(n=n, m=n + 900) for n in range(50, 62))}</ul>{pager}'
    ads = tuple(f"/viewtopic.php?f=7&t={n}" for n in range(50, 62))
    return Layout("forum", f"{BASE}/viewforum.php?f=7", _page(body), ads, "/viewforum.php?f=7&start=25")


def _last() -> Layout:
    """The last page: the next link is switched off, and there are two ads."""
    cards = "".join(
        f'<div class="vacancy"><h2><a href="/vacancies/cook-{n}">Cook on a river ship {n}</a></h2><p>{WORDS}</p></div>'
        for n in (7, 8)
    )
    pager = (
        '<nav aria-label="Pagination"><a href="/vacancies?page=4" rel="prev">Previous</a><span aria-current="page">5</span>'
        '<a class="disabled" aria-disabled="true" href="/vacancies?page=6">Next</a></nav>'
    )
    return Layout("last", f"{BASE}/vacancies?page=5", _page(_NAV + cards + pager), ("/vacancies/cook-7", "/vacancies/cook-8"), None)


def _khmer() -> Layout:
    """Numbers only, the current one bold, and a query that is kept."""
    items = "".join(
        f'<tr><td><a href="/jobs/detail?id={n}">ត្រូវការបុគ្គលិកបម្រើភ្ញៀវនៅសណ្ឋាគារ {n}</a></td><td>ភ្នំពេញ</td></tr>' for n in range(5, 12)
    )
    numbers = "".join(
        f'<a href="/jobs/search?q=hotel&amp;page={n}">{n}</a> ' if n != 3 else "<strong>3</strong> " for n in range(1, 8)
    )
    body = f'<table class="list">{items}</table><div class="paging">{numbers}</div>'
    ads = tuple(f"/jobs/detail?id={n}" for n in range(5, 12))
    return Layout("khmer", f"{BASE}/jobs/search?q=hotel&page=3", _page(body, 'lang="km"'), ads, "/jobs/search?q=hotel&page=4")


LAYOUTS = tuple(make() for make in (_cards, _table, _wordpress, _chinese, _arabic, _slugs, _forum, _last, _khmer))
