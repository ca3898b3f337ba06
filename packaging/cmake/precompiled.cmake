# Qt's and the standard library's headers are read once, precompiled, and not anew in each file: that is a third to a
# half of what a file costs. Two sets, one for the core's rooms and one for those with widgets, so that no room sees
# more of Qt than it links; each in two makes, as tests are built with less optimisation than the program.
#
# They hold nothing of ours, and no file may need them: with -DSERIATIM_PCH=OFF every file stands on its own includes.

option(SERIATIM_PCH "Read the headers of Qt once, precompiled, and not in each file" ON)

set(SERIATIM_CORE_HEADERS
    <QByteArray> <QDate> <QDateTime> <QHash> <QJsonObject> <QLocale> <QMap> <QRegularExpression> <QSet> <QString>
    <QStringList> <QUuid> <QVariant>
    <algorithm> <array> <functional> <map> <memory> <optional> <span> <utility> <variant> <vector>)
set(SERIATIM_WIDGETS_HEADERS
    ${SERIATIM_CORE_HEADERS}
    <QAbstractTableModel> <QAction> <QApplication> <QBoxLayout> <QComboBox> <QFuture> <QHeaderView> <QIcon> <QKeyEvent>
    <QLabel> <QLineEdit> <QObject> <QPainter> <QPalette> <QPointer> <QPromise> <QPushButton> <QTableView> <QTimer>
    <QToolButton> <QWidget>)

# Tests are compiled once for each time they run, so their own code is built quickly rather than well.
add_library(seriatim_quick INTERFACE)
target_compile_options(seriatim_quick INTERFACE $<$<CONFIG:Release>:-O1>)

# Links no more than its headers need: whatever is defined when they are precompiled must be defined by all who use them.
function(seriatim_precompiled_headers NAME)
    cmake_parse_arguments(SET "" "" "HEADERS;LINKS" ${ARGN})
    set(TARGET seriatim_pch_${NAME})
    set(SOURCE ${CMAKE_CURRENT_BINARY_DIR}/${TARGET}.cpp)
    file(CONFIGURE OUTPUT ${SOURCE} CONTENT "// A target needs a source.\n")
    add_library(${TARGET} OBJECT EXCLUDE_FROM_ALL ${SOURCE})
    target_link_libraries(${TARGET} PRIVATE ${SET_LINKS} seriatim_warnings)
    target_precompile_headers(${TARGET} PRIVATE ${SET_HEADERS})
endfunction()

if(SERIATIM_PCH)
    seriatim_precompiled_headers(core HEADERS ${SERIATIM_CORE_HEADERS} LINKS Qt6::Core)
    seriatim_precompiled_headers(widgets HEADERS ${SERIATIM_WIDGETS_HEADERS} LINKS Qt6::Widgets)
    seriatim_precompiled_headers(core_quick HEADERS ${SERIATIM_CORE_HEADERS} LINKS Qt6::Core seriatim_quick)
    seriatim_precompiled_headers(widgets_quick HEADERS ${SERIATIM_WIDGETS_HEADERS} LINKS Qt6::Widgets seriatim_quick)
endif()

# seriatim_precompile(TARGET widgets): its files find that set already read. -Winvalid-pch, which CMake gives, is an
# error with our warnings: a set that a target cannot use is told, and not read anew in silence.
function(seriatim_precompile TARGET NAME)
    if(SERIATIM_PCH)
        target_compile_options(${TARGET} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>) # For ccache.
        target_precompile_headers(${TARGET} REUSE_FROM seriatim_pch_${NAME})
    endif()
endfunction()
