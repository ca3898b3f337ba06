#include "ui/shell/frame.h"

#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/shell/commandbar.h"
#include "ui/shell/navigation.h"
#include "ui/style.h"
#include "ui/style/banner.h"

namespace seriatim {

QWidget *framed(CommandBar *bar, Navigation *navigation, const QList<style::Banner *> &banners, QStackedWidget *pages)
{
    auto *body = new QWidget;
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(style::rule(Qt::Horizontal));
    column->addWidget(bar);
    column->addWidget(style::rule(Qt::Horizontal));
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(navigation);
    row->addWidget(style::rule(Qt::Vertical));
    auto *page = new QVBoxLayout;
    page->setSpacing(0);
    for (style::Banner *each : banners) {
        each->layout()->setContentsMargins(style::Margin, style::Gap, style::Margin, style::Gap);
        page->addWidget(each);
    }
    page->addWidget(pages, 1);
    row->addLayout(page, 1);
    column->addLayout(row, 1);
    return body;
}

} // namespace seriatim
