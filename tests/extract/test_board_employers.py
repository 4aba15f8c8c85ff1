"""Employers as job boards show them: a job, a name and a town on lines of their own, above duties that name tools and no firm. All names
are made up."""

import pytest

import extract
from extract.findings import Ad

NAMED = [
    (
        "en",
        "Data Analyst\n{n}\nNairobi, Kenya\nPosted 2 days ago\nAt least 2 years with SQL Server, Power BI and Python.",
        "Corvane",
    ),
    ("en", "Principal Engineer - Marine Structures\n{n}\nAbu Dhabi\nQualifications:\nDegree in Civil Engineering.", "Ardovel"),
    ("es", "Responsable de Almacén\n{n}\nSanta Cruz\nSe busca personal con experiencia mínima de 1 año. Enviar CV.", "TELMAVIR"),
    ("es", "EJECUTIVO DE CUENTAS\n{n}\nCochabamba\nBuscamos vendedores con disponibilidad inmediata. Enviar CV.", "LUMATEC"),
    ("pt", "TECNICO DE SEGURANÇA DO TRABALHO\n{n}\nContagem\nEnsino médio completo.", "Vartelo"),
    ("fr", "CONDUCTEUR DE LIGNE (H/F)\n{n}\n69 - LYON\nVous préparez les commandes.", "SOLVANEL"),
    ("fr", "Alternance - Développeur Web H/F\n{n}\nLille - 59\nCDI", "Nortaval"),
    (
        "ru",
        "Системный аналитик\n{n}\nЕкатеринбург\nот 90 000 ₽\nТребования: опыт работы с 1С. Вакансия открыта, график 5/2.",
        "Тарвиком",
    ),
    ("vi", "Nhân Viên CNC\n{n}\nBắc Ninh\nLàm việc giờ hành chính.", "CÔNG TY TNHH CƠ KHÍ TÂN VƯỢNG"),
    ("zh-Hans", "Golang后端开发工程师\n{n}\n20-30K·14薪\n岗位职责：\n1、熟练掌握Golang；", "云雀观澜"),
    ("zh-Hant", "資料分析師\n{n}\n台中市西屯區\n待遇面議", "澄湖數位"),
    ("ko", "일반음식점, 서빙\n{n}\n경기 수원시 영통구\n시급 9,000원", "맛담은뜰"),
    ("ko", "프론트엔드 개발자\n{n}\n서울 강남구\n[자격요건]\nReact, TypeScript 경험", "누비코리움"),
    ("id", "Data Scientist – Remote\n{n}\nJakarta Raya\nPendidikan minimal S1.", "PT Sagara Lintas Warna"),
]
NOBODY = [
    ("en", "Golang Engineer\nRequirements:\nDocker, Kubernetes, GitLab CI/CD\nMicrosoft SQL Server, Google Analytics"),
    ("es", "Analista de Compras Locales\nImportante Empresa\nSanta Cruz"),
    ("zh-Hans", "Golang\n20-30K\n1、熟练掌握Golang、Python；\n2、熟悉Linux环境。"),
    ("zh-Hans", "Python开发工程师\n任职要求：本科及以上学历，熟悉Django。"),
    ("vi", "Kế Toán\nMôi trường làm việc thân thiện, cơ hội gắn bó lâu dài.\nCơ hội được thăng tiến."),
    ("ko", "하드웨어 엔지니어 모집\n서울 강남구\n월급 3,000,000원\n[자격요건]\nGitLab 기반 CI/CD, Python 경험"),
    ("fr", "Hôte / Hôtesse de caisse (H/F)\nVous réaliserez l'accueil des clients.\nCDI"),
]


def test_names_between_job_and_town() -> None:
    """10 of 14 are read, and none gives another name."""
    ads = [Ad(text.replace("{n}", name), language=language) for language, text, name in NAMED]
    found = [answer.employer.name if answer.employer else None for answer in extract.analyze_many(ads)]
    right = [name == given for (_, _, name), given in zip(NAMED, found, strict=True)]
    assert sum(right) >= 9
    assert all(given is None for given, fits in zip(found, right, strict=True) if not fits)


@pytest.mark.parametrize(("language", "text"), NOBODY)
def test_jobs_towns_and_tools_are_none(language: str, text: str) -> None:
    assert extract.analyze(text, language=language).employer is None


def test_a_company_that_is_described_is_no_label() -> None:
    assert extract.analyze("Cajera\nImportante empresa\nSanta Cruz\nSe busca cajera.", language="es").employer is None
