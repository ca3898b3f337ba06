#include "ui/shell/plurals.h"

#include <QCoreApplication>

namespace seriatim {

void EnglishPlurals::install()
{
    if (!qApp->findChild<EnglishPlurals *>(QString(), Qt::FindDirectChildrenOnly))
        QCoreApplication::installTranslator(new EnglishPlurals(qApp));
}

QString EnglishPlurals::translate(const char *, const char *source, const char *, int n) const
{
    const QString text = QString::fromUtf8(source);
    const bool isCount = n >= 0 && text.contains(QStringLiteral("(s)"));
    return isCount ? QString(text).replace(QStringLiteral("(s)"), n == 1 ? QString() : QStringLiteral("s")) : QString();
}

} // namespace seriatim
